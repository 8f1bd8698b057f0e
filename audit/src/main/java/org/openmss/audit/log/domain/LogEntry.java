package org.openmss.audit.log.domain;

import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;

/**
 * A leaf of the tree.
 *
 * @param hash what was sealed
 * @param record the record as it is now; null where somebody has removed it
 */
public record LogEntry(
        long index, long recordId, Bytes hash, @Nullable LoggedRecord record) {}
