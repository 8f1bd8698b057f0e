package org.openmss.bench.ca;

import java.security.cert.X509Certificate;

/** A certificate that was issued over the door, with its serial as the register writes it. */
record Issued(String serial, X509Certificate certificate) {}
