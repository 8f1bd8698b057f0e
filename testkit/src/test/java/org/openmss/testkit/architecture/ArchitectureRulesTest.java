package org.openmss.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each rule is seen to fail on the fixture made to break it, and every rule to pass on the good one. */
class ArchitectureRulesTest {
    private static final String FIXTURES = "org.openmss.testkit.architecture.fixtures.";

    @Test
    void aGoodServicePassesEveryRule() {
        assertThatCode(() -> ArchitectureRules.check(FIXTURES + "good", fixture("good")))
                .doesNotThrowAnyException();
    }

    @Test
    void aMisspeltRootPackagePassesNothing() {
        assertThatThrownBy(() -> ArchitectureRules.check("org.openmss.testkti"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.openmss.testkti");
    }

    @Test
    void checkReportsEveryBrokenRuleAtOnce() {
        assertThatThrownBy(() -> ArchitectureRules.check("org.openmss.testkit.architecture.fixtures", fixture("")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the domain knows no adapter")
                .hasMessageContaining("the domain is plain Java");
    }

    @Test
    void checkLooksAtProductionClasses() {
        assertThatCode(() -> ArchitectureRules.check("org.openmss.testkit.architecture"))
                .doesNotThrowAnyException();
    }

    @Test
    void frameworksInTheDomainAreReported() {
        assertThat(violations("plainjava", ArchitectureRules::domainIsPlainJava))
                .anyMatch(text -> text.contains("java.sql.Timestamp"))
                .anyMatch(text -> text.contains("jakarta.inject.Singleton"));
    }

    @Test
    void aDomainThatKnowsAnAdapterIsReported() {
        assertThat(violations("inward", ArchitectureRules::domainKnowsNoAdapter))
                .anyMatch(text -> text.contains("OrderRow"));
    }

    @Test
    void adaptersThatMeetAreReported() {
        assertThat(violations("adapters", ArchitectureRules::adaptersDoNotMeet))
                .anyMatch(text -> text.contains("OrderResource") && text.contains("OrderRow"));
    }

    @Test
    void theUseOfAnotherFeaturesAdapterIsReported() {
        assertThat(violations("adapters", ArchitectureRules::adaptersDoNotMeet))
                .anyMatch(text -> text.contains("CountStock") && text.contains("OrderRow"));
    }

    @Test
    void aCycleOfFeaturesIsReported() {
        assertThat(violations("cycle", ArchitectureRules::featuresFormNoCycle))
                .anyMatch(text -> text.contains("Cycle detected"));
    }

    @Test
    void aStateMadeOutsideItsDomainIsReportedAlsoByReference() {
        assertThat(violations("states", ArchitectureRules::statesAreMadeByMoves))
                .anyMatch(text -> text.contains("straight()") && text.contains("Order$Paid"))
                .anyMatch(text -> text.contains("byReference()") && text.contains("Order$Open"));
    }

    @Test
    void injectionIntoFieldsAndSettersIsReported() {
        assertThat(violations("injection", ArchitectureRules::constructorInjection))
                .anyMatch(text -> text.contains("filledLater"))
                .anyMatch(text -> text.contains("setLater"));
    }

    @Test
    void everyWayToTheSystemsClockAndRandomSourceIsReported() {
        var found = violations("clock", ArchitectureRules::noSystemClock);
        assertThat(List.of(
                        "now()",
                        "nowByReference()",
                        "today()",
                        "millis()",
                        "date()",
                        "clock()",
                        "dice()",
                        "chance()",
                        "thread()"))
                .allSatisfy(way -> assertThat(found).anyMatch(text -> text.contains("PlaceOrder." + way + ">")));
        assertThat(found).noneMatch(text -> text.contains("todayOf("));
    }

    @Test
    void drawersAndEmptyNamesAreReported() {
        assertThat(violations("names", ArchitectureRules::namesSayWhatThingsAre))
                .anyMatch(text -> text.contains("util.Text"))
                .anyMatch(text -> text.contains("OrderManager"))
                .anyMatch(text -> text.contains("OrdersImpl"))
                .anyMatch(text -> text.contains("AbstractOrder"))
                .anyMatch(text -> text.contains("BaseOrder"))
                .noneMatch(text -> text.contains("Base64Order"));
    }

    @Test
    void aPackageThatIsNotNullMarkedIsReported() {
        assertThat(violations("unmarked", ArchitectureRules::packagesAreNullMarked))
                .anyMatch(text -> text.contains("unmarked.order"));
    }

    private static List<String> violations(String fixture, Function<String, ArchRule> rule) {
        return rule.apply(FIXTURES + fixture)
                .evaluate(fixture(fixture))
                .getFailureReport()
                .getDetails();
    }

    private static JavaClasses fixture(String name) {
        var found = new ClassFileImporter().importPackages((FIXTURES + name).replaceAll("\\.$", ""));
        assertThat(found).isNotEmpty();
        return found;
    }
}
