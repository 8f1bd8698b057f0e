package org.openmss.ca.hierarchy.pkcs11;

import java.security.Provider;
import java.security.Security;
import org.openmss.ca.hierarchy.HierarchyConfig;

/** The JDK's PKCS#11 provider, told which library and slot, and that private keys are made to stay: sensitive, not extractable. */
final class Sun11 {
    private static final String STAY = """
            attributes(*,CKO_PRIVATE_KEY,*) = {
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_SIGN = true
              CKA_DECRYPT = false
              CKA_UNWRAP = false
            }
            """;

    private Sun11() {}

    static Provider configured(HierarchyConfig.Pkcs11 device) {
        String slot = device.slot().map(number -> "slot = " + number).orElse("slotListIndex = 0");
        String text = "--name = openmss-ca\nlibrary = \""
                + device.library().toString().replace("\"", "") + "\"\n" + slot + "\n" + STAY;
        Provider template = Security.getProvider("SunPKCS11");
        if (template == null) {
            throw new IllegalStateException(
                    "this Java runtime has no PKCS#11 support: it needs the module jdk.crypto.cryptoki");
        }
        return template.configure(text);
    }
}
