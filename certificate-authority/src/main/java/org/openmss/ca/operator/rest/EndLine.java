package org.openmss.ca.operator.rest;

import java.time.Instant;
import org.openmss.ca.hierarchy.ExpectedEnds.End;

/** When one of the CA's own certificates ends, as a line of a table. */
record EndLine(String name, String use, Instant notAfter, long days, boolean soon) {
    static EndLine of(End end) {
        return new EndLine(
                end.certificate().name().value(),
                end.certificate().use(),
                end.certificate().certificate().notAfter(),
                end.left().toDays(),
                end.soon());
    }
}
