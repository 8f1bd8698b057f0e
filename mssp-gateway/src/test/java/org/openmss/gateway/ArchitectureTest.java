package org.openmss.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.testkit.architecture.ArchitectureRules;

class ArchitectureTest {
    private static final String ROOT = "org.openmss.gateway";

    @Test
    void theHouseStyleHolds() {
        ArchitectureRules.check(ROOT);
    }

    @Test
    void onlyAStoreReadsATextWithoutJudgingIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..store..")
                .should()
                .callMethod(DisplayText.class, "stored", String.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }
}
