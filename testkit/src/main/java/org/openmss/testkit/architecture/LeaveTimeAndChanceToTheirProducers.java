package org.openmss.testkit.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;

/**
 * The system's clock and random source are asked only where they are made injectable: in {@code org.openmss.doors}, or in a producer method
 * of a clock or a random generator, for the programs that share no code with us.
 */
final class LeaveTimeAndChanceToTheirProducers extends ArchCondition<JavaClass> {
    private static final String DOORS = "org.openmss.doors";
    private static final Set<String> RANDOM = Set.of(
            "java.security.SecureRandom",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom");
    private static final Set<String> WAYS_TO_GET_ONE =
            Set.of("<init>", "getInstance", "getInstanceStrong", "current", "of", "getDefault");
    private static final Set<String> PRODUCED = Set.of(
            "java.time.InstantSource",
            "java.time.Clock",
            "java.util.random.RandomGenerator",
            "java.security.SecureRandom");

    LeaveTimeAndChanceToTheirProducers() {
        super("leave the system's clock and random source to their producers");
    }

    @Override
    public void check(JavaClass user, ConditionEvents events) {
        if (user.getPackageName().equals(DOORS)) {
            return;
        }
        for (JavaAccess<?> access : user.getAccessesFromSelf()) {
            if ((asksTheTime(access.getTarget()) || throwsDice(access.getTarget()))
                    && !isProducer(access.getOrigin())) {
                events.add(SimpleConditionEvent.violated(user, access.getDescription()));
            }
        }
    }

    private static boolean asksTheTime(AccessTarget target) {
        String owner = target.getOwner().getName();
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && !isGivenAClock(target);
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
                owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
            case "<init>" -> owner.equals("java.util.Date") && hasNoParameter(target);
            default -> false;
        };
    }

    private static boolean throwsDice(AccessTarget target) {
        String owner = target.getOwner().getName();
        return owner.equals("java.lang.Math") && target.getName().equals("random")
                || RANDOM.contains(owner) && WAYS_TO_GET_ONE.contains(target.getName())
                || owner.equals("java.util.random.RandomGenerator") && WAYS_TO_GET_ONE.contains(target.getName());
    }

    private static boolean isGivenAClock(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean hasNoParameter(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getRawParameterTypes().isEmpty();
    }

    private static boolean isProducer(JavaCodeUnit origin) {
        return origin.isAnnotatedWith("jakarta.enterprise.inject.Produces")
                && PRODUCED.contains(origin.getRawReturnType().getName());
    }
}
