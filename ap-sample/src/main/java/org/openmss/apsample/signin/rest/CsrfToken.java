package org.openmss.apsample.signin.rest;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells our form from another site's: the same random value in a cookie and in the form. Another site can have the browser send the
 * cookie (SameSite hinders even that), but cannot read it to put it into its form.
 */
record CsrfToken(String value) {
    static final String COOKIE = "shop-form";
    static final String FIELD = "form";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int OCTETS = 16;

    static CsrfToken knownOrFresh(@Nullable String known, RandomGenerator chance) {
        if (known != null && FORM.matcher(known).matches()) {
            return new CsrfToken(known);
        }
        byte[] octets = new byte[OCTETS];
        chance.nextBytes(octets);
        return new CsrfToken(HexFormat.of().formatHex(octets));
    }

    static boolean agree(@Nullable String cookie, @Nullable String field) {
        return cookie != null
                && field != null
                && FORM.matcher(cookie).matches()
                && MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.UTF_8), field.getBytes(StandardCharsets.UTF_8));
    }

    NewCookie cookie(UriInfo uri) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure("https".equals(uri.getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
