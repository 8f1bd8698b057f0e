package org.openmss.ca.status.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.kernel.Bytes;

@Entity
@Table(name = "crl")
@IdClass(CrlRow.Key.class)
class CrlRow {
    record Key(String authority, int partition, long number) implements Serializable {}

    @Id
    @Column(name = "authority")
    String authority;

    @Id
    @Column(name = "partition")
    int partition;

    @Id
    @Column(name = "number")
    long number;

    @Column(name = "kind")
    String kind;

    @Column(name = "regular")
    boolean regular;

    @Column(name = "this_update")
    Instant thisUpdate;

    @Column(name = "next_update")
    Instant nextUpdate;

    @Column(name = "entries")
    int entries;

    @Column(name = "length")
    long length;

    @Column(name = "sha256")
    byte[] sha256;

    static CrlRow of(CrlScopeId scope, Crl crl) {
        var row = new CrlRow();
        row.authority = scope.authority().value();
        row.partition = scope.partition().number();
        row.number = crl.number();
        row.kind = crl.kind().name();
        row.regular = crl.regular();
        row.thisUpdate = crl.thisUpdate();
        row.nextUpdate = crl.nextUpdate();
        row.entries = crl.entries();
        row.length = crl.length();
        row.sha256 = crl.sha256().toArray();
        return row;
    }

    Crl toDomain() {
        return new Crl(
                number, Crl.Kind.valueOf(kind), regular, thisUpdate, nextUpdate, entries, length, Bytes.of(sha256));
    }
}
