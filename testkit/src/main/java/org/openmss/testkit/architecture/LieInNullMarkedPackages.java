package org.openmss.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A package that nobody marked is a package in which null goes unseen. */
final class LieInNullMarkedPackages extends ArchCondition<JavaClass> {
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    LieInNullMarkedPackages() {
        super("lie in null-marked packages");
    }

    @Override
    public void check(JavaClass found, ConditionEvents events) {
        boolean marked = found.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NULL_MARKED))
                .orElse(false);
        if (!marked) {
            events.add(SimpleConditionEvent.violated(
                    found, found.getName() + ": " + found.getPackageName() + " has no package-info with @NullMarked"));
        }
    }
}
