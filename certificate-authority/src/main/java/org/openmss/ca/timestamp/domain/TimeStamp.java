package org.openmss.ca.timestamp.domain;

import java.time.Instant;
import org.openmss.ca.issuance.domain.Oid;

/** What a time-stamp says beside what it was asked with. */
public record TimeStamp(TimeStampSerial serial, Oid policy, Instant at, Accuracy accuracy) {}
