package org.openmss.apsample.signin.domain;

import java.util.Base64;

/** A CMS signature that nobody has looked at yet. */
public record Cms(String base64) {

    /** @throws IllegalArgumentException where it is not base64 */
    public byte[] decoded() {
        return Base64.getDecoder().decode(base64);
    }

    /** Its content is the customer's affair: tells the length alone. */
    @Override
    public String toString() {
        return "Cms[" + base64.length() + "]";
    }
}
