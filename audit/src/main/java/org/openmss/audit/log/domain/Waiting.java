package org.openmss.audit.log.domain;

import java.time.Instant;
import java.util.Optional;

/** Records that are not in the tree yet: how many, and since when the oldest waits. */
public record Waiting(long records, Optional<Instant> since) {}
