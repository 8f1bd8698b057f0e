package org.openmss.apsample.signin.domain;

import java.util.UUID;

/** Names one sign-in; also the AP_TransID under which the service is asked, so that a repeated question rings no second time. */
public record SignInId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
