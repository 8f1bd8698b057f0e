package org.openmss.apsample;

import org.junit.jupiter.api.Test;
import org.openmss.testkit.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void theShopKeepsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.openmss.apsample");
    }
}
