package org.openmss.handset.card;

/** A card's lasting memory. A write has reached the disk when the call returns. */
interface CardMemory {

    CardState read();

    void write(CardState state);
}
