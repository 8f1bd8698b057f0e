package org.openmss.gateway.handshake.domain;

import java.security.cert.X509Certificate;
import java.util.List;

/** What this gateway signs its messages with, as others see it. */
public interface GatewayCertificates {

    /** Its signing certificate and those above it; empty where it has none that is valid now. */
    List<X509Certificate> chain();
}
