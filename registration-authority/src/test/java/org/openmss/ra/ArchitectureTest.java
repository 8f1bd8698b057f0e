package org.openmss.ra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.openmss.testkit.architecture.ArchitectureRules;

class ArchitectureTest {
    private static final String ROOT = "org.openmss.ra";

    @Test
    void theHouseStyleHolds() {
        ArchitectureRules.check(ROOT);
    }

    /** So no transaction is open while a neighbour is asked. */
    @Test
    void onlyStoresOpenTransactions() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.transaction..", "io.quarkus.narayana..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }
}
