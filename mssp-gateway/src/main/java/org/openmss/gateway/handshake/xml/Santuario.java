package org.openmss.gateway.handshake.xml;

import org.apache.xml.security.Init;

/** Apache Santuario, which has to be started before its first use; again it does nothing. */
final class Santuario {
    private Santuario() {}

    static void start() {
        Init.init();
    }
}
