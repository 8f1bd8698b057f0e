package org.openmss.bench.mss;

import java.security.cert.X509Certificate;

/**
 * Somebody who can sign.
 *
 * @param certificate of the key that he signs texts with
 */
record Subscriber(String msisdn, X509Certificate certificate) {}
