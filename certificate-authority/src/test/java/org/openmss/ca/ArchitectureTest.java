package org.openmss.ca;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.testkit.architecture.ArchitectureRules;

class ArchitectureTest {
    private static final String ROOT = "org.openmss.ca";

    @Test
    void theHouseStyleHolds() {
        ArchitectureRules.check(ROOT);
    }

    @Test
    void onlyTheHierarchyAndTheOcspResponderAskAKeyToSign() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".hierarchy..", ROOT + ".status.pkix..")
                .should()
                .callMethod(SigningKey.class, "sign", org.openmss.kernel.Bytes.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }
}
