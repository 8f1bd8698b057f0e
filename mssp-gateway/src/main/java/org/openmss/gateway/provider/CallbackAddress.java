package org.openmss.gateway.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * An address at which an application provider may be called back, and everything under it: HTTPS, or for development HTTP on the machine
 * itself. Written so that no two readers take it for different places: no user, no fragment, no dots or escapes that change the path.
 */
public record CallbackAddress(URI uri) {
    private static final int LONGEST = 512;
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @param plain whether HTTP on the machine itself is allowed
     * @throws IllegalArgumentException that says what would be right
     */
    public static CallbackAddress parse(String text, boolean plain) {
        var uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean local =
                uri.getHost() != null && THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT));
        if (!scheme.equals("https") && !(plain && local && scheme.equals("http"))) {
            throw new IllegalArgumentException("a callback address begins with https://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a callback address has a host, and neither a user nor a fragment");
        }
        String path = uri.getRawPath().toLowerCase(Locale.ROOT);
        if (path.contains("//")
                || path.contains("%2e")
                || path.contains("%2f")
                || path.contains("%5c")
                || (path + "/").contains("/./")
                || (path + "/").contains("/../")) {
            throw new IllegalArgumentException("the path of a callback address has no empty and no dot segments");
        }
        return new CallbackAddress(uri);
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            if (text.length() <= LONGEST && text.chars().allMatch(c -> c < 0x7F) && port(uri) <= HIGHEST_PORT) {
                return uri;
            }
        } catch (URISyntaxException notOne) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "a callback address is a URI in ASCII of at most " + LONGEST + " characters");
    }

    /** Whether the other one is this address, or lies under it. */
    public boolean covers(CallbackAddress other) {
        return uri.getScheme().equalsIgnoreCase(other.uri.getScheme())
                && uri.getHost().equalsIgnoreCase(other.uri.getHost())
                && port(uri) == port(other.uri)
                && isUnder(path(uri), path(other.uri));
    }

    private static boolean isUnder(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
    }

    private static String path(URI uri) {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    public static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
