package org.openmss.gateway.handshake.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;

@Entity
@Table(name = "handshake")
class HandshakeRow {
    @Id
    @Column(name = "ap_id")
    String apId;

    @Column(name = "id")
    String id;

    @Column(name = "algorithms")
    String algorithms;

    @Column(name = "agreed_at")
    Instant agreedAt;

    Set<MessageAlgorithm> algorithms() {
        return Arrays.stream(algorithms.split(","))
                .filter(name -> !name.isEmpty())
                .map(MessageAlgorithm::valueOf)
                .collect(Collectors.toSet());
    }
}
