package org.openmss.ra.enrolment.domain;

/** A neighbour gave no usable answer; whether it did what it was asked to do is open. */
public final class NeighbourUnavailableException extends RuntimeException {
    public NeighbourUnavailableException(String neighbour, Throwable cause) {
        super(neighbour + " gave no usable answer: " + cause.getMessage(), cause);
    }
}
