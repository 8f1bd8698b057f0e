package org.openmss.gateway.notification.domain;

import java.net.URI;
import org.openmss.kernel.Bytes;

/** Calls an address of an application provider's choice, and no place that it must not reach. */
public interface CallbackTransport {

    /** @throws CallbackFailure where there is no answer */
    Reply post(URI address, String mediaType, String body) throws CallbackFailure;

    record Reply(int status, Bytes body) {}

    /** There is no answer. */
    final class CallbackFailure extends Exception {
        private final String why;

        /** @param why for the log */
        public CallbackFailure(String why) {
            super(why);
            this.why = why;
        }

        public String why() {
            return why;
        }
    }
}
