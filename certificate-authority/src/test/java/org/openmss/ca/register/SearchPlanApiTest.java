package org.openmss.ca.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmss.ca.Doors;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.domain.CertificateList;
import org.openmss.ca.register.store.ExplainedSearch;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** What searches cost with many certificates: PostgreSQL's own count of the rows and pages it touched. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestProfile(SearchPlanApiTest.AloneInItsDatabase.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class SearchPlanApiTest {
    private static final int FEW = 10_000;
    private static final int MANY = 200_000;
    private static final Pattern BLOCKS = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?|shared read=(\\d+)");

    @Inject
    DataSource database;

    @Inject
    Hierarchy hierarchy;

    @Inject
    CertificateList list;

    /** So that its many certificates are in nobody's way. */
    public static class AloneInItsDatabase implements QuarkusTestProfile {}

    @BeforeEach
    void oneCertificateToCopy() {
        Doors.certificate(KeyPurpose.SIGNATURE);
    }

    /** Copies of a certificate with other serials, times and keys; one in fifty is revoked, one in ten thousand on hold. */
    private void grow(int from, int to) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table certificate disable trigger certificate_status_change");
            statement.execute("""
                    insert into certificate (issuer, serial, request_id, fingerprint, profile, profile_version, state, to_be_signed,
                        certificate, subject, public_key, public_key_sha256, registration_id, iccid, proof_nonce, proof_signature,
                        not_before, not_after, prepared_at, released_at, revoked_at, reason, crl_partition, name_key)
                    select c.issuer, '51' || lpad(to_hex(n), 30, '0'), 'copy-' || n, fingerprint,
                        case when n %% 3 = 0 then 'authentication' else 'signature' end, profile_version,
                        case when n %% 10000 = 7 then 'ON_HOLD' when n %% 50 = 0 then 'REVOKED' else 'VALID' end,
                        to_be_signed, certificate, subject, overlay(public_key placing int4send(n) from 40),
                        sha256(int4send(n)), registration_id, iccid, sha256(int8send(n)), proof_signature,
                        not_before, not_after + n * interval '1 second', prepared_at - n * interval '1 second', released_at,
                        case when n %% 10000 = 7 or n %% 50 = 0 then now() end,
                        case when n %% 10000 = 7 then 6 when n %% 50 = 0 then 4 end, 0,
                        case when n %% 2 = 0 then 'maria ' else 'anders ' end || n
                    from generate_series(%d, %d) n,
                        (select * from certificate where request_id not like 'copy-%%' and proof_signature is not null order by prepared_at limit 1) c
                    """.formatted(from, to));
            statement.execute("alter table certificate enable trigger certificate_status_change");
            statement.execute("vacuum analyze certificate");
        }
    }

    private static int blocks(String plan) {
        var first = BLOCKS.matcher(plan);
        assertThat(first.find()).as(plan).isTrue();
        return first.group(3) != null
                ? Integer.parseInt(first.group(3))
                : Integer.parseInt(first.group(1)) + (first.group(2) == null ? 0 : Integer.parseInt(first.group(2)));
    }

    private static List<Map<String, List<String>>> searches(String cursor) {
        return List.of(
                Map.of(),
                Map.of("cursor", List.of(cursor)),
                Map.of("state", List.of("ON_HOLD")),
                Map.of("state", List.of("REVOKED"), "profile", List.of("signature"), "issuer", List.of("issuing")),
                Map.of("profile", List.of("machine-client")),
                Map.of("issuedBefore", List.of("2026-01-01T00:00:00Z")),
                Map.of("expiresFrom", List.of("2020-01-01T00:00:00Z")),
                Map.of("expiresFrom", List.of("2099-01-01T00:00:00Z"), "state", List.of("VALID")),
                Map.of("subject", List.of("maria")),
                Map.of("subject", List.of("nobody of this name")),
                Map.of("requestId", List.of("copy-500")),
                Map.of("keyId", List.of("00".repeat(20))));
    }

    private List<Integer> costs() throws SQLException {
        var cursor = new SearchCertificates(list)
                .search(SearchTerms.of(Map.of("limit", List.of("200")), hierarchy))
                .next()
                .orElseThrow();
        var costs = new ArrayList<Integer>();
        try (var connection = database.getConnection()) {
            for (boolean oncePlanned : List.of(false, true)) {
                for (var search : searches(cursor.text())) {
                    String plan = ExplainedSearch.explain(
                            connection, SearchTerms.of(search, hierarchy), hierarchy, oncePlanned);
                    assertThat(plan).as("%s", search).doesNotContain("Seq Scan on certificate");
                    costs.add(blocks(plan));
                }
            }
        }
        return costs;
    }

    @Test
    void aPageCostsTheSameHoweverManyCertificatesThereAre() throws Exception {
        grow(1, FEW);
        var withFew = costs();

        grow(FEW + 1, MANY);
        var withMany = costs();

        for (int i = 0; i < withFew.size(); i++) {
            assertThat(withMany.get(i))
                    .as("search %d: blocks with few %s, with many %s", i, withFew, withMany)
                    .isLessThanOrEqualTo(2 * withFew.get(i) + 100);
        }
    }
}
