package org.openmss.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/**
 * A state is a record of a sealed interface in a domain package, where at least one of that interface's records has a move: a method that
 * gives another of them. Sealed sets of plain data, such as reasons for a failure, have no moves and may be made by whoever knows the reason.
 */
final class LeaveStatesToTheirDomain extends ArchCondition<JavaClass> {

    LeaveStatesToTheirDomain() {
        super("leave the making of states to their domain and to stores");
    }

    @Override
    public void check(JavaClass maker, ConditionEvents events) {
        if (segments(maker).contains("store")) {
            return;
        }
        for (JavaAccess<?> access : maker.getAccessesFromSelf()) {
            var made = access.getTargetOwner();
            if (access.getName().equals("<init>")
                    && !made.getPackageName().equals(maker.getPackageName())
                    && isState(made)) {
                events.add(SimpleConditionEvent.violated(maker, access.getDescription()));
            }
        }
    }

    private static boolean isState(JavaClass made) {
        return made.isRecord()
                && segments(made).contains("domain")
                && made.getAllRawInterfaces().stream().anyMatch(LeaveStatesToTheirDomain::isMachine);
    }

    private static boolean isMachine(JavaClass type) {
        if (!type.isInterface() || !segments(type).contains("domain")) {
            return false;
        }
        var reflected = type.reflect();
        return reflected.isSealed()
                && (hasMove(reflected, reflected)
                        || Arrays.stream(reflected.getPermittedSubclasses()).anyMatch(one -> hasMove(one, reflected)));
    }

    private static boolean hasMove(Class<?> one, Class<?> machine) {
        return Arrays.stream(one.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
                .anyMatch(method -> machine.isAssignableFrom(method.getReturnType()));
    }

    private static List<String> segments(JavaClass found) {
        return List.of(found.getPackageName().split("\\."));
    }
}
