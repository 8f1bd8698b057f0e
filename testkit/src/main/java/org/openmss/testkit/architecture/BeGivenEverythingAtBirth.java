package org.openmss.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** No field and no setter is filled by the container. */
final class BeGivenEverythingAtBirth extends ArchCondition<JavaClass> {
    private static final List<String> FILLED_LATER = List.of(
            "jakarta.inject.Inject",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.rest.client.inject.RestClient",
            "jakarta.persistence.PersistenceContext");

    BeGivenEverythingAtBirth() {
        super("be given everything by the constructor");
    }

    @Override
    public void check(JavaClass bean, ConditionEvents events) {
        Stream.concat(bean.getFields().stream(), bean.getMethods().stream())
                .filter(BeGivenEverythingAtBirth::isFilledLater)
                .forEach(member -> events.add(SimpleConditionEvent.violated(
                        member, member.getDescription() + " is injected; let the constructor take it")));
    }

    private static boolean isFilledLater(JavaMember member) {
        return FILLED_LATER.stream().anyMatch(member::isAnnotatedWith);
    }
}
