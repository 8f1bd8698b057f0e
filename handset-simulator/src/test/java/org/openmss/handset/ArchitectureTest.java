package org.openmss.handset;

import org.junit.jupiter.api.Test;
import org.openmss.testkit.architecture.ArchitectureRules;

class ArchitectureTest {

    @Test
    void theHouseStyleHolds() {
        ArchitectureRules.check("org.openmss.handset");
    }
}
