package org.openmss.ca.status.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.openmss.ca.status.domain.Crl;
import org.openmss.kernel.Bytes;

@Entity
@Table(name = "crl")
@IdClass(CrlRow.Key.class)
class CrlRow {
    record Key(String authority, long number) implements Serializable {}

    @Id
    @Column(name = "authority")
    String authority;

    @Id
    @Column(name = "number")
    long number;

    @Column(name = "this_update")
    Instant thisUpdate;

    @Column(name = "next_update")
    Instant nextUpdate;

    @Column(name = "entries")
    int entries;

    @Column(name = "der")
    byte[] der;

    static CrlRow of(String authority, Crl crl) {
        var row = new CrlRow();
        row.authority = authority;
        row.number = crl.number();
        row.thisUpdate = crl.thisUpdate();
        row.nextUpdate = crl.nextUpdate();
        row.entries = crl.entries();
        row.der = crl.der().toArray();
        return row;
    }

    Crl toDomain() {
        return new Crl(number, thisUpdate, nextUpdate, entries, Bytes.of(der));
    }
}
