package org.openmss.ca.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.PublicAddress;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pki.example.org",
                "pki.example.org",
                "/pki",
                "http://user@pki.example.org",
                "http://pki.example.org/?a=b",
                "http://pki.example.org/#a",
                "ldap://pki.example.org",
                "http://pki.example.org/ský",
                "http://pki.example.org/a%2fb",
                "http://pki.example.org/a/../b",
                "http://pki.example.org/.",
                "http://pki.example.org/a//b",
                "http://pki.example.org/a;b"
            })
    void whatCertificatesCannotCarryIsRefused(String address) {
        assertThatThrownBy(() -> new PublicAddress(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mss.ca.public-url");
    }

    @Test
    void aSlashAtTheEndDoesNotDouble() {
        assertThat(new PublicAddress(URI.create("http://pki.example.org/")).crlOf(new AuthorityName("issuing")))
                .isEqualTo("http://pki.example.org/crl/issuing.crl");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8083, true",
        "http://ca:80, true",
        "http://10.0.0.1, true",
        "http://[::1], true",
        "http://ca.internal, true",
        "http://pki.operator.example, false",
        "http://pki.operator.example/ca/v1.0, false"
    })
    void anInternalAddressIsKnown(String address, boolean internal) {
        assertThat(new PublicAddress(URI.create(address)).isInternal()).isEqualTo(internal);
    }
}
