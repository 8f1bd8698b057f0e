package org.openmss.gateway.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DigestDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmss.gateway.signature.PublicAuthority;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SignatureFormats.Assembled;
import org.openmss.gateway.signature.evidence.EvidenceForTests;
import org.openmss.gateway.subscriber.TrustAnchors;
import org.openmss.gateway.subscriber.TrustAnchorsForTests;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;

/** What is handed over, as EU DSS sees it. */
class CmsSignatureFormatsTest {
    private static final DataToBeSigned TEXT = new DataToBeSigned.Text("Pay 20 EUR to Ada");
    private static final Bytes DOCUMENT = Bytes.of("%PDF-1.4 a contract".getBytes(StandardCharsets.UTF_8));
    private static final DataToBeSigned OCTETS = new DataToBeSigned.Octets(Bytes.of(new byte[] {0, 1, 2, (byte) 0xFF}));
    private PublicAuthority authority;
    private TrustAnchors anchors;
    private CmsSignatureFormats formats;

    @BeforeEach
    void anAuthority(@TempDir Path folder) throws Exception {
        authority = new PublicAuthority();
        anchors = TrustAnchorsForTests.of(authority.rootPem(folder));
        formats = formats(authority.timeStampingAddress());
    }

    @AfterEach
    void close() {
        authority.close();
    }

    private CmsSignatureFormats formats(URI timeStamping) {
        return new CmsSignatureFormats(
                EvidenceForTests.timeStamps(timeStamping, anchors),
                EvidenceForTests.statusAnswers(anchors),
                new Random(1));
    }

    private record Signer(SoftKey kind, KeyPair key, List<X509Certificate> chain) {}

    private Signer signer(SoftKey kind) throws Exception {
        var key = kind.make();
        return new Signer(kind, key, authority.chainFor(key.getPublic()));
    }

    private Assembled assembled(Signer signer, SignatureFormat format, DataToBeSigned data) throws Exception {
        var prepared = formats.prepare(format, document(data), signer.chain().getFirst(), now());
        var value = signer.kind().sign(signer.key(), prepared.hash());
        return formats.assemble(format, prepared, value, signer.chain());
    }

    private Bytes signed(Signer signer, SignatureFormat format, DataToBeSigned data) throws Exception {
        return ((Assembled.Complete) assembled(signer, format, data)).signature();
    }

    private static Document document(DataToBeSigned data) {
        return new Document(data, DisplayText.of("Pay 20 EUR to Ada"));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static DataToBeSigned.Digest digest(DigestAlgorithm algorithm) {
        return new DataToBeSigned.Digest(algorithm, algorithm.hash(DOCUMENT));
    }

    private static DSSDocument digestDocument(DigestAlgorithm algorithm) {
        return new DigestDocument(
                eu.europa.esig.dss.enumerations.DigestAlgorithm.forJavaName(algorithm.wireName()),
                algorithm.hash(DOCUMENT).toBase64());
    }

    private static void passed(Dss.Verdict verdict, SignatureLevel level) {
        assertThat(verdict).isEqualTo(new Dss.Verdict(level, Indication.TOTAL_PASSED, List.of()));
    }

    @ParameterizedTest
    @EnumSource(SoftKey.class)
    void dssCallsCmsBaselineB(SoftKey kind) throws Exception {
        var cms = signed(signer(kind), SignatureFormat.CMS, TEXT);

        passed(Dss.judge(cms, authority.root()), SignatureLevel.CAdES_BASELINE_B);
    }

    @ParameterizedTest
    @EnumSource(SoftKey.class)
    void dssCallsTheTimeStampedBaselineT(SoftKey kind) throws Exception {
        var cms = signed(signer(kind), SignatureFormat.CADES_T, TEXT);

        passed(Dss.judge(cms, authority.root()), SignatureLevel.CAdES_BASELINE_T);
    }

    @ParameterizedTest
    @EnumSource(SoftKey.class)
    void dssCallsItBaselineLtAndNeedsToAskNobody(SoftKey kind) throws Exception {
        var cms = signed(signer(kind), SignatureFormat.CADES_LT, TEXT);

        passed(Dss.judgeAlone(cms, authority.root()), SignatureLevel.CAdES_BASELINE_LT);
    }

    @ParameterizedTest
    @CsvSource({"P256,SHA_256", "P256,SHA_384", "RSA,SHA_256", "RSA,SHA_384"})
    void aDigestIsSignedDetachedWithoutASecondHash(SoftKey kind, DigestAlgorithm algorithm) throws Exception {
        var cms = signed(signer(kind), SignatureFormat.CADES_LT, digest(algorithm));

        passed(Dss.judgeAlone(cms, authority.root(), digestDocument(algorithm)), SignatureLevel.CAdES_BASELINE_LT);
        var signedData = new CMSSignedData(cms.toArray());
        assertThat(signedData.getSignedContent()).isNull();
    }

    @ParameterizedTest
    @EnumSource(SoftKey.class)
    void octetsLieInTheSignatureAsTheyAre(SoftKey kind) throws Exception {
        var cms = signed(signer(kind), SignatureFormat.CMS, OCTETS);

        passed(Dss.judge(cms, authority.root()), SignatureLevel.CAdES_BASELINE_B);
        assertThat((byte[]) new CMSSignedData(cms.toArray()).getSignedContent().getContent())
                .isEqualTo(new byte[] {0, 1, 2, (byte) 0xFF});
    }

    @Test
    void theCertificatesStandInTheOrderSignerIssuerRoot() throws Exception {
        var signer = signer(SoftKey.P256);

        var cms =
                new CMSSignedData(signed(signer, SignatureFormat.CADES_LT, TEXT).toArray());

        assertThat(cms.getCertificates().getMatches(null).stream()
                        .map(certificate -> certificate.getSerialNumber())
                        .toList())
                .isEqualTo(signer.chain().stream()
                        .map(X509Certificate::getSerialNumber)
                        .toList());
    }

    @Test
    void theCmsForAPdfHasNoSigningTimeAndTakesADigestAlone() throws Exception {
        var signer = signer(SoftKey.P256);

        var cms = new CMSSignedData(signed(signer, SignatureFormat.PADES, digest(DigestAlgorithm.SHA_256))
                .toArray());

        var attributes = cms.getSignerInfos().getSigners().iterator().next().getSignedAttributes();
        assertThat(attributes.get(CMSAttributes.signingTime)).isNull();
        assertThat(attributes.get(CMSAttributes.messageDigest)).isNotNull();
        for (var other : List.of(TEXT, OCTETS)) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> formats.prepare(
                            SignatureFormat.PADES,
                            document(other),
                            signer.chain().getFirst(),
                            now()))
                    .satisfies(refused ->
                            assertThat(refused.failure()).isInstanceOf(SignatureFailure.WrongParameter.class));
        }
    }

    @Test
    void aDigestHasNoPlaceInAnXmlSignature() throws Exception {
        var signer = signer(SoftKey.P256);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> formats.prepare(
                        SignatureFormat.XADES,
                        document(digest(DigestAlgorithm.SHA_256)),
                        signer.chain().getFirst(),
                        now()));
    }

    @ParameterizedTest
    @EnumSource(SoftKey.class)
    void pkcs1IsTheBareValue(SoftKey kind) throws Exception {
        var signer = signer(kind);
        var prepared = formats.prepare(
                SignatureFormat.PKCS1, document(TEXT), signer.chain().getFirst(), now());
        var value = kind.sign(signer.key(), prepared.hash());

        assertThat(formats.assemble(SignatureFormat.PKCS1, prepared, value, signer.chain()))
                .isEqualTo(new Assembled.Complete(value));
        var verifier = Signature.getInstance(kind == SoftKey.RSA ? "SHA256withRSA" : "SHA256withECDSA");
        verifier.initVerify(signer.key().getPublic());
        verifier.update("Pay 20 EUR to Ada".getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(value.toArray())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureFormat.class,
            names = {"CADES_T", "CADES_LT"})
    void withoutATimeStampThereIsNoSignature(SignatureFormat format) throws Exception {
        authority.stampsLike(question -> {
            throw new IllegalStateException("the authority is ill");
        });

        assertThat(assembled(signer(SoftKey.P256), format, TEXT))
                .isEqualTo(new Assembled.Incomplete(new SignatureFailure.TimeStampUnavailable()));
    }

    @Test
    void aCertificateThatWasRevokedMeanwhileMakesNoLongTermSignature() throws Exception {
        var signer = signer(SoftKey.P256);
        authority.revoke(signer.chain().getFirst());

        assertThat(assembled(signer, SignatureFormat.CADES_LT, TEXT))
                .isEqualTo(new Assembled.Incomplete(new SignatureFailure.CertificateRevoked()));
    }

    @Test
    void withoutAStatusThereIsNoLongTermSignature() throws Exception {
        authority.answersNoStatus();

        assertThat(assembled(signer(SoftKey.P256), SignatureFormat.CADES_LT, TEXT))
                .isEqualTo(new Assembled.Incomplete(new SignatureFailure.StatusUnavailable()));
    }

    @Test
    void whereThereIsNoAuthorityAtAllTheUserIsNotAskedFirst() throws Exception {
        formats = new CmsSignatureFormats(
                EvidenceForTests.noTimeStamps(anchors), EvidenceForTests.statusAnswers(anchors), new Random(1));
        var signer = signer(SoftKey.P256);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> formats.prepare(
                        SignatureFormat.CADES_T, document(TEXT), signer.chain().getFirst(), now()))
                .satisfies(
                        refused -> assertThat(refused.failure()).isInstanceOf(SignatureFailure.WrongParameter.class));
    }

    @Test
    void theLowerLevelsAskNoTimeStampingAuthority() throws Exception {
        signed(signer(SoftKey.P256), SignatureFormat.CMS, TEXT);
        signed(signer(SoftKey.RSA), SignatureFormat.PKCS1, TEXT);

        assertThat(authority.timeStampsAsked()).isZero();
    }
}
