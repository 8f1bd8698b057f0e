package org.openmss.gateway.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.CallbackAddress;
import org.openmss.gateway.provider.Callbacks;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** Whether an application provider may have itself called back there: only under the addresses of its contract. */
@ApplicationScoped
public class AuthoriseCallback {
    private final Callbacks callbacks;

    AuthoriseCallback(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** @throws RefusedException 104 UNAUTHORIZED_ACCESS where not */
    public URI authorise(ApplicationProvider provider, String url) {
        var address = parse(url);
        if (!callbacks.allow(provider.apId(), address)) {
            throw refused("AP_URL is not under a callback address that is registered for this AP");
        }
        return address.uri();
    }

    private CallbackAddress parse(String url) {
        try {
            return callbacks.parse(url);
        } catch (IllegalArgumentException notAllowed) {
            throw refused("AP_URL: " + notAllowed.getMessage());
        }
    }

    private static RefusedException refused(String what) {
        return new RefusedException(new SignatureFailure.Unauthorized(what));
    }
}
