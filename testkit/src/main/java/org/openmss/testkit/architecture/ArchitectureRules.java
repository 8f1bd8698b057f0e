package org.openmss.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;

/**
 * The rules, each for the packages under a service's root. A service that has nothing to which a rule applies passes it; a root without
 * classes, which is what a misspelt one looks like, passes none.
 */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /**
     * Checks all rules on the production classes under the root and reports every violation at once.
     *
     * @throws AssertionError where a rule is broken, or no class was found
     */
    public static void check(String rootPackage) {
        check(
                rootPackage,
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(rootPackage));
    }

    static void check(String rootPackage, JavaClasses found) {
        if (found.isEmpty()) {
            throw new AssertionError("there is no class under '" + rootPackage + "': is the package misspelt?");
        }
        var violations = all(rootPackage).stream()
                .map(rule -> rule.evaluate(found))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .toList();
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n\n", violations));
        }
    }

    public static List<ArchRule> all(String rootPackage) {
        return List.of(
                domainIsPlainJava(rootPackage),
                domainKnowsNoAdapter(rootPackage),
                adaptersDoNotMeet(rootPackage),
                featuresFormNoCycle(rootPackage),
                statesAreMadeByMoves(rootPackage),
                constructorInjection(rootPackage),
                noSystemClock(rootPackage),
                namesSayWhatThingsAre(rootPackage),
                packagesAreNullMarked(rootPackage));
    }

    public static ArchRule domainIsPlainJava(String rootPackage) {
        return noClasses()
                .that()
                .resideInAPackage(rootPackage + "..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "org.eclipse.microprofile..",
                        "org.jboss..",
                        "com.fasterxml..",
                        "org.bouncycastle..",
                        "org.hibernate..",
                        "java.sql..",
                        "javax.sql..")
                .as("the domain is plain Java")
                .because("rules and states outlive frameworks, and are tested without them")
                .allowEmptyShould(true);
    }

    public static ArchRule domainKnowsNoAdapter(String rootPackage) {
        return noClasses()
                .that()
                .resideInAPackage(rootPackage + "..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        rootPackage + "..soap..",
                        rootPackage + "..rest..",
                        rootPackage + "..store..",
                        rootPackage + "..client..")
                .as("the domain knows no adapter")
                .because("dependencies point inwards")
                .allowEmptyShould(true);
    }

    public static ArchRule adaptersDoNotMeet(String rootPackage) {
        return classes()
                .that()
                .resideInAPackage(rootPackage + "..")
                .should(new KeepFromAdapters(rootPackage))
                .as("adapters (soap, rest, store, client) do not meet, and serve their own feature alone")
                .because("a feature uses another feature's root or domain")
                .allowEmptyShould(true);
    }

    public static ArchRule featuresFormNoCycle(String rootPackage) {
        return slices().matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .as("features form no cycle")
                .allowEmptyShould(true);
    }

    public static ArchRule statesAreMadeByMoves(String rootPackage) {
        return classes()
                .that()
                .resideInAPackage(rootPackage + "..")
                .should(new LeaveStatesToTheirDomain())
                .as("states are made by the moves of their domain, or read back by a store")
                .because("a state that anyone can construct can be reached from anywhere")
                .allowEmptyShould(true);
    }

    public static ArchRule constructorInjection(String rootPackage) {
        return classes()
                .that()
                .resideInAPackage(rootPackage + "..")
                .should(new BeGivenEverythingAtBirth())
                .as("injection is constructor injection")
                .because("an object whose constructor has returned is complete")
                .allowEmptyShould(true);
    }

    public static ArchRule noSystemClock(String rootPackage) {
        return classes()
                .that()
                .resideInAPackage(rootPackage + "..")
                .should(new LeaveTimeAndChanceToTheirProducers())
                .as("time and chance are injected")
                .because("a test sets the clock and knows the dice")
                .allowEmptyShould(true);
    }

    public static ArchRule namesSayWhatThingsAre(String rootPackage) {
        return classes()
                .that()
                .resideInAPackage(rootPackage + "..")
                .should(new HaveTellingNames(rootPackage))
                .as("names say what things are")
                .because("a class that is named for its noun can be found, and has one reason to exist")
                .allowEmptyShould(true);
    }

    public static ArchRule packagesAreNullMarked(String rootPackage) {
        return classes()
                .that()
                .resideInAPackage(rootPackage + "..")
                .should(new LieInNullMarkedPackages())
                .as("every package has a package-info that is @NullMarked")
                .because("NullAway looks at null-marked code alone")
                .allowEmptyShould(true);
    }
}
