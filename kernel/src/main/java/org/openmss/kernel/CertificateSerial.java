package org.openmss.kernel;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** A certificate's serial number: positive, at most 20 octets (RFC 5280, 4.1.2.2); as text lower-case hex without leading zero octets. */
public record CertificateSerial(BigInteger value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{1,40}");

    /** @throws IllegalArgumentException where the number is not positive or too long */
    public CertificateSerial {
        if (value.signum() <= 0 || value.bitLength() > 159) {
            throw new IllegalArgumentException("a certificate serial is positive and at most 20 octets");
        }
    }

    /** @throws IllegalArgumentException where the text is not a serial in lower-case hex */
    public static CertificateSerial parse(String hex) {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a certificate serial is written in lower-case hex, at most 40 digits");
        }
        return new CertificateSerial(new BigInteger(hex, 16));
    }

    @Override
    public String toString() {
        String hex = value.toString(16);
        return hex.length() % 2 == 0 ? hex : "0" + hex;
    }
}
