package org.openmss.gateway.signature.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.gateway.signature.PublicAuthority;
import org.openmss.gateway.signature.domain.TimeStamps;
import org.openmss.gateway.subscriber.TrustAnchors;
import org.openmss.gateway.subscriber.TrustAnchorsForTests;
import org.openmss.kernel.Bytes;

class HttpTimeStampsTest {
    private static final Bytes CONTENT = Bytes.of("a signature value".getBytes(StandardCharsets.UTF_8));
    private PublicAuthority authority;
    private TrustAnchors anchors;
    private TimeStamps timeStamps;

    @BeforeEach
    void anAuthority(@TempDir Path folder) throws Exception {
        authority = new PublicAuthority();
        anchors = TrustAnchorsForTests.of(authority.rootPem(folder));
        timeStamps = EvidenceForTests.timeStamps(authority.timeStampingAddress(), anchors);
    }

    @AfterEach
    void close() {
        authority.close();
    }

    @Test
    void aTimeStampCoversTheContentAndComesWithItsChainToTheRoot() throws Exception {
        var stamp = timeStamps.stamp(CONTENT).orElseThrow();

        var token = new TimeStampToken(new CMSSignedData(stamp.token().toArray()));
        assertThat(token.getTimeStampInfo().getMessageImprintDigest())
                .isEqualTo(CONTENT.sha256().toArray());
        assertThat(stamp.chain()).hasSize(3).endsWith(authority.root());
    }

    @Test
    void everyQuestionHasANonceOfItsOwn() {
        var first = new BigInteger[2];
        authority.stampsLike(question -> {
            first[first[0] == null ? 0 : 1] = question.getNonce();
            return authority.stamp(question);
        });

        timeStamps.stamp(CONTENT);
        timeStamps.stamp(CONTENT);

        assertThat(first[0]).isNotNull().isNotEqualTo(first[1]);
    }

    @Test
    void aTimeStampForAnotherQuestionIsRefused() {
        authority.stampsLike(question -> {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            return authority.stamp(generator.generate(
                    TSPAlgorithms.SHA256, question.getMessageImprintDigest(), BigInteger.valueOf(4711)));
        });

        assertThat(timeStamps.stamp(CONTENT)).isEmpty();
    }

    @Test
    void aTimeStampOverSomethingElseIsRefused() {
        authority.stampsLike(question -> {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            return authority.stamp(generator.generate(
                    TSPAlgorithms.SHA256, Bytes.of(new byte[] {1}).sha256().toArray(), question.getNonce()));
        });

        assertThat(timeStamps.stamp(CONTENT)).isEmpty();
    }

    @Test
    void aCertificateThatIsNotForTimeStampingIsRefused() throws Exception {
        var forMail = authority.timeStampCertificate(KeyPurposeId.id_kp_emailProtection);
        authority.stampsLike(question -> authority.stampWrongly(question, forMail));

        assertThat(timeStamps.stamp(CONTENT)).isEmpty();
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() throws Exception {
        var certificate = authority.timeStampCertificate(KeyPurposeId.id_kp_timeStamping);
        authority.stampsLike(question -> authority.stamp(question, PublicAuthority.ecKey(), certificate));

        assertThat(timeStamps.stamp(CONTENT)).isEmpty();
    }

    @Test
    void anAuthorityUnderAnotherRootIsRefused() throws Exception {
        try (var stranger = new PublicAuthority()) {
            var strangers = EvidenceForTests.timeStamps(stranger.timeStampingAddress(), anchors);

            assertThat(strangers.stamp(CONTENT)).isEmpty();
        }
    }

    @Test
    void aRefusalIsNoTimeStamp() {
        authority.stampsLike(question -> new TimeStampResponseGenerator(null, TSPAlgorithms.ALLOWED)
                .generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.systemFailure, "the clock is gone")
                .getEncoded());

        assertThat(timeStamps.stamp(CONTENT)).isEmpty();
    }

    @Test
    void anAnswerThatIsNoTimeStampAtAllIsRefused() {
        authority.stampsLike(question -> "sorry".getBytes(StandardCharsets.UTF_8));
        assertThat(timeStamps.stamp(CONTENT)).isEmpty();

        authority.stampsLike(question -> {
            throw new IllegalStateException("answered with status 500");
        });
        assertThat(timeStamps.stamp(CONTENT)).isEmpty();
    }

    @Test
    void noDamageToAnAnswerBreaksMoreThanTheTimeStamp() {
        for (int place = 0; place < 400; place++) {
            int damaged = place;
            authority.stampsLike(question -> {
                byte[] answer = authority.stamp(question);
                answer[damaged % answer.length] ^= (byte) 0x55;
                return answer;
            });

            assertThatCode(() -> timeStamps.stamp(CONTENT)).doesNotThrowAnyException();
        }
    }

    @Test
    void whoTakesTheQuestionAndDoesNotAnswerIsNotWaitedForLongerThanSet() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var impatient = EvidenceForTests.timeStamps(
                    new EvidenceForTests.Settings(
                            Optional.of(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/tsa")),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(300)),
                    anchors);
            long begin = System.nanoTime();

            assertThat(impatient.stamp(CONTENT)).isEmpty();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void nobodyAtTheAddressIsNoTimeStamp() throws Exception {
        URI left;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            left = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/tsa");
        }

        assertThat(EvidenceForTests.timeStamps(left, anchors).stamp(CONTENT)).isEmpty();
    }
}
