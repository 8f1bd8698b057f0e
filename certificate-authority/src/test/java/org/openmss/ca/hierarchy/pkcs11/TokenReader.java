package org.openmss.ca.hierarchy.pkcs11;

import java.nio.charset.StandardCharsets;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.jca.JcaKey;
import org.openmss.kernel.Bytes;

/** Another process with the same device: prints what each key of a token is, and a signature by it. */
final class TokenReader {
    private TokenReader() {}

    public static void main(String[] labelAndText) {
        for (Keeping keeping :
                SoftHsm.open(SoftHsm.device(labelAndText[0], SoftHsm.PIN)).all()) {
            var key = (JcaKey) keeping.key();
            System.out.printf(
                    "%s|%s|%s|%s%n",
                    keeping.name(),
                    key.algorithm(),
                    key.publicKey().toHex(),
                    key.sign(Bytes.of(labelAndText[1].getBytes(StandardCharsets.UTF_8)))
                            .toHex());
        }
    }
}
