package org.openmss.ca.hierarchy.domain;

import java.util.regex.Pattern;
import org.openmss.kernel.Bytes;

/** Which CA key: its subjectKeyIdentifier in lower-case hex. A name may get a new key; this stays. */
public record AuthorityId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    public AuthorityId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a key identifier is 160 bits in lower-case hex");
        }
    }

    public static AuthorityId of(Bytes keyId) {
        return new AuthorityId(keyId.toHex());
    }

    @Override
    public String toString() {
        return value;
    }
}
