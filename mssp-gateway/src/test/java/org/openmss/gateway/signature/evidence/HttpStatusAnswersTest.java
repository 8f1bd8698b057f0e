package org.openmss.gateway.signature.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.gateway.signature.PublicAuthority;
import org.openmss.gateway.signature.domain.StatusAnswers;
import org.openmss.gateway.signature.domain.StatusAnswers.Learnt;
import org.openmss.gateway.subscriber.TrustAnchorsForTests;

class HttpStatusAnswersTest {
    private PublicAuthority authority;
    private StatusAnswers answers;
    private List<X509Certificate> chain;

    @BeforeEach
    void aUser(@TempDir Path folder) throws Exception {
        authority = new PublicAuthority();
        answers = EvidenceForTests.statusAnswers(TrustAnchorsForTests.of(authority.rootPem(folder)));
        chain = authority.chainFor(PublicAuthority.ecKey().getPublic());
    }

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void theUserIsAnsweredForByOcspAndHisCaByTheRootsCrl() throws Exception {
        var good = (Learnt.Good) answers.about(chain);

        assertThat(good.crls()).hasSize(1);
        assertThat(good.ocspResponses()).hasSize(1);
        var response =
                (BasicOCSPResp) new OCSPResp(good.ocspResponses().getFirst().toArray()).getResponseObject();
        assertThat(response.getResponses()[0].getCertID().getSerialNumber())
                .isEqualTo(chain.getFirst().getSerialNumber());
    }

    @Test
    void aRevokedUserIsKnownAsOne() {
        authority.revoke(chain.getFirst());

        assertThat(answers.about(chain)).isEqualTo(new Learnt.Revoked());
    }

    @Test
    void aRevokedCaIsKnownAsOne() {
        authority.revoke(chain.get(1));

        assertThat(answers.about(chain)).isEqualTo(new Learnt.Revoked());
    }

    @Test
    void aResponderThatWillNotSayIsNoApproval() {
        authority.answersNoStatus();

        assertThat(answers.about(chain)).isEqualTo(new Learnt.Unknown());
    }

    @Test
    void anotherRootsAnswersCountForNothing(@TempDir Path folder) throws Exception {
        try (var stranger = new PublicAuthority()) {
            var strict = EvidenceForTests.statusAnswers(TrustAnchorsForTests.of(stranger.rootPem(folder)));

            assertThat(strict.about(chain)).isEqualTo(new Learnt.Unknown());
        }
    }
}
