package org.openmss.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** No drawer for odds and ends, and no class named for its place in a hierarchy. */
final class HaveTellingNames extends ArchCondition<JavaClass> {
    private static final Set<String> DRAWERS =
            Set.of("util", "utils", "common", "commons", "helper", "helpers", "manager", "managers", "misc", "impl");
    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Impl|Utils?|Helpers?|Manager)|(Abstract|Base)[A-Z].*");
    private final String rootPackage;

    HaveTellingNames(String rootPackage) {
        super("have names that say what they are");
        this.rootPackage = rootPackage;
    }

    @Override
    public void check(JavaClass named, ConditionEvents events) {
        if (EMPTY_NAME.matcher(named.getSimpleName()).matches()) {
            events.add(SimpleConditionEvent.violated(named, named.getName() + ": name it for what it is or does"));
        }
        if (Arrays.stream(named.getPackageName().substring(rootPackage.length()).split("\\."))
                .anyMatch(DRAWERS::contains)) {
            events.add(SimpleConditionEvent.violated(
                    named, named.getName() + " lies in a drawer: let it live with its feature"));
        }
    }
}
