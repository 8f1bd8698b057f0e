package org.openmss.apsample.signin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.apsample.outside.Authority;
import org.openmss.apsample.outside.Signer;
import org.openmss.apsample.signin.ShopConfig;
import org.openmss.apsample.signin.domain.Cms;
import org.openmss.apsample.signin.domain.Customer;
import org.openmss.apsample.signin.domain.Reason;
import org.openmss.apsample.signin.domain.SignatureProof.Verdict;

class CmsProofTest {
    private static final String TEXT = "Sign in to the shop? Reference Ä-1";
    /** Near the real time: the responder check of the platform looks at its own clock too. */
    private static Instant now;

    private static Authority trusted;
    private static CmsProof proof;

    @BeforeAll
    static void trustOneAuthority(@TempDir Path directory) throws Exception {
        now = Instant.now();
        trusted = new Authority(now);
        proof = proofOf(new Shop(Files.writeString(directory.resolve("root.pem"), trusted.rootPem()), true));
    }

    @AfterAll
    static void close() {
        trusted.close();
    }

    @Test
    void aGoodSignatureProvesThePersonOfTheCertificate() throws Exception {
        var verdict = proof.examine(ada().sign(TEXT), TEXT);

        assertThat(verdict).isEqualTo(new Verdict.Proven(new Customer("Ada Lovelace, Countess", "OM00000000000001")));
    }

    @Test
    void anotherTextIsNotOurs() throws Exception {
        assertNotProven(ada().sign(TEXT + " "), "another text was signed");
    }

    @Test
    void aSignatureWithoutItsTextIsNotEnough() throws Exception {
        assertNotProven(ada().signDetached(TEXT), "no text is attached");
    }

    @Test
    void aSignatureByAnotherKeyThanTheCertificatesDoesNotVerify() throws Exception {
        assertNotProven(ada().withKeyOf(ada()).sign(TEXT), "the signature does not verify");
    }

    @Test
    void oneChangedBitInTheSignatureIsSeen() throws Exception {
        byte[] cms = ada().sign(TEXT).decoded();
        byte[] signature = new CMSSignedData(cms)
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next()
                .getSignature();
        cms[indexOf(signature, cms) + signature.length - 1] ^= 1;

        assertNotProven(new Cms(Base64.getEncoder().encodeToString(cms)), "the signature does not verify");
    }

    @Test
    void oneChangedLetterInTheAttachedTextIsSeen() throws Exception {
        String attached = TEXT.replace("1", "2");

        var signed = new String(ada().sign(TEXT).decoded(), StandardCharsets.ISO_8859_1);
        String forged = signed.replace("-1", "-2");
        assertThat(forged).isNotEqualTo(signed);

        assertThat(proof.examine(
                        new Cms(Base64.getEncoder().encodeToString(forged.getBytes(StandardCharsets.ISO_8859_1))),
                        attached))
                .isEqualTo(new Verdict.Unproven(Reason.NOT_PROVEN, "the signature does not verify"));
    }

    @Test
    void anAuthorityThatWeDoNotTrustProvesNothing() throws Exception {
        try (var foreign = new Authority(now)) {
            assertNotProven(
                    foreign.signer("Ada Lovelace", KeyUsage.digitalSignature).sign(TEXT),
                    "no valid path to a trust anchor");
        }
    }

    @Test
    void aUserIsNoAuthority() throws Exception {
        assertNotProven(ada().playAuthority("Eve").sign(TEXT), "no valid path to a trust anchor");
    }

    @Test
    void aKeyForOtherPurposesDoesNotSignIn() throws Exception {
        assertNotProven(
                trusted.signer("Ada Lovelace", KeyUsage.nonRepudiation).sign(TEXT),
                "the key is not for digital signatures");
    }

    @Test
    void anExpiredCertificateProvesNothing() throws Exception {
        var expired = trusted.signer(
                "Ada Lovelace",
                KeyUsage.digitalSignature,
                now.minus(Duration.ofDays(3)),
                now.minus(Duration.ofSeconds(2)));

        assertThat(proof.examine(expired.sign(TEXT), TEXT)).isInstanceOf(Verdict.Unproven.class);
    }

    @Test
    void aCertificateThatBecomesValidTomorrowProvesNothingToday() throws Exception {
        var early = trusted.signer(
                "Ada Lovelace", KeyUsage.digitalSignature, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)));

        assertThat(proof.examine(early.sign(TEXT), TEXT)).isInstanceOf(Verdict.Unproven.class);
    }

    @Test
    void aRevokedCertificateIsToldApart() throws Exception {
        var revoked = ada();
        trusted.revoke(revoked);

        assertThat(proof.examine(revoked.sign(TEXT), TEXT))
                .isEqualTo(new Verdict.Unproven(Reason.REVOKED, "the certificate is revoked"));
    }

    @Test
    void aResponderThatDoesNotAnswerLeavesItUnproven(@TempDir Path directory) throws Exception {
        try (var silent = new Authority(now)) {
            var file = Files.writeString(directory.resolve("silent.pem"), silent.rootPem());
            var itsProof = proofOf(new Shop(file, true));
            var signed =
                    silent.signer("Ada Lovelace", KeyUsage.digitalSignature).sign(TEXT);
            silent.fallSilent();

            assertThat(itsProof.examine(signed, TEXT))
                    .isEqualTo(new Verdict.Unproven(Reason.TROUBLE, "nobody tells whether the certificate is revoked"));
        }
    }

    @Test
    void aWeakDigestIsNotAccepted() throws Exception {
        assertNotProven(ada().signWith("SHA1withECDSA", TEXT), "the digest algorithm is too weak");
    }

    @Test
    void whatIsNoCmsProvesNothing() {
        for (String garbage : new String[] {"", "AAAA", "not base64!", "MAA=", "MIAGCSqGSIb3DQEHAqCAMIACAQEx"}) {
            assertThat(proof.examine(new Cms(garbage), TEXT))
                    .as(garbage)
                    .isInstanceOfSatisfying(
                            Verdict.Unproven.class,
                            verdict -> assertThat(verdict.reason()).isEqualTo(Reason.NOT_PROVEN));
        }
    }

    private static Signer ada() throws Exception {
        return trusted.signer("Ada Lovelace, Countess", KeyUsage.digitalSignature);
    }

    private static int indexOf(byte[] part, byte[] whole) {
        return new String(whole, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static void assertNotProven(Cms signature, String finding) {
        assertThat(proof.examine(signature, TEXT)).isEqualTo(new Verdict.Unproven(Reason.NOT_PROVEN, finding));
    }

    private static CmsProof proofOf(ShopConfig shop) {
        return new CmsProof(new CertificateTrust(new TrustAnchors(shop), () -> now, shop));
    }

    private record Shop(Path trustAnchor, boolean revocation) implements ShopConfig {
        @Override
        public String id() {
            return "shop.example";
        }

        @Override
        public String password() {
            return "secret";
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(80);
        }

        @Override
        public String shopName() {
            return "Shop";
        }
    }
}
