package org.openmss.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;

/** An adapter is used by its own package and its feature's inner parts, never by another adapter and never by another feature. */
final class KeepFromAdapters extends ArchCondition<JavaClass> {
    private static final Set<String> ADAPTERS = Set.of("soap", "rest", "store", "client");
    private final String rootPackage;

    KeepFromAdapters(String rootPackage) {
        super("keep from adapters");
        this.rootPackage = rootPackage;
    }

    @Override
    public void check(JavaClass user, ConditionEvents events) {
        for (var dependency : user.getDirectDependenciesFromSelf()) {
            var used = adapterOf(dependency.getTargetClass());
            if (used.isPresent() && !may(user, used.get())) {
                events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
            }
        }
    }

    private boolean may(JavaClass user, Adapter used) {
        return adapterOf(user)
                .map(used::equals)
                .orElseGet(() -> featureOf(user).isEmpty() || featureOf(user).equals(used.feature()));
    }

    private Optional<Adapter> adapterOf(JavaClass found) {
        String within = below(found);
        var path = new StringBuilder();
        for (String segment : within.split("\\.")) {
            path.append('.').append(segment);
            if (ADAPTERS.contains(segment)) {
                return Optional.of(new Adapter(featureOf(found), path.toString()));
            }
        }
        return Optional.empty();
    }

    /** Empty for the root itself, which puts the service together and so may know all of it. */
    private String featureOf(JavaClass found) {
        String within = below(found);
        int end = within.indexOf('.');
        return end < 0 ? within : within.substring(0, end);
    }

    private String below(JavaClass found) {
        String name = found.getPackageName();
        return name.startsWith(rootPackage + ".") ? name.substring(rootPackage.length() + 1) : "";
    }

    private record Adapter(String feature, String path) {}
}
