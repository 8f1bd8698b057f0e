package org.openmss.bench.ca;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.openmss.bench.load.Spool;
import org.openmss.kernel.Bytes;
import org.openmss.launcher.Obstacle;

/** Every kept answer: signed by a responder that the issuing CA has named, about the certificate that was asked for, good, fresh, with the nonce that was sent. */
final class OcspVerification {
    private static final int AT_ONCE = 20_000;
    private static final Duration LONGEST_RUN = Duration.ofHours(1);
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private final OcspQuestions questions;
    private final X509Certificate issuer;
    private final InstantSource clock;
    private final Map<Bytes, ContentVerifierProvider> responders = new ConcurrentHashMap<>();

    OcspVerification(OcspQuestions questions, X509Certificate issuer, InstantSource clock) {
        this.questions = questions;
        this.issuer = issuer;
        this.clock = clock;
    }

    private record Answer(int number, Bytes der) {}

    /** @return how many were verified; a single one that is not as it should be is an obstacle */
    long verify(Spool answers, @Nullable Long seed) {
        var count = new AtomicLong();
        List<Answer> batch = new ArrayList<>();
        answers.forEach((number, body) -> {
            batch.add(new Answer(number, Bytes.of(body)));
            count.incrementAndGet();
            if (batch.size() == AT_ONCE) {
                verifyAll(batch, seed);
                batch.clear();
            }
        });
        verifyAll(batch, seed);
        if (count.get() == 0) {
            throw new Obstacle("there was no OCSP answer to verify");
        }
        return count.get();
    }

    private void verifyAll(List<Answer> batch, @Nullable Long seed) {
        batch.parallelStream().forEach(answer -> {
            try {
                var basic = basic(answer.der());
                requireGood(basic, answer.number());
                require(
                        seed == null || hasNonce(basic, OcspExchanges.nonce(seed, answer.number())),
                        "it lacks the nonce that was sent");
            } catch (IOException | OCSPException | OperatorCreationException | IllegalStateException wrong) {
                throw new Obstacle("OCSP answer " + answer.number() + " is wrong: " + wrong.getMessage(), wrong);
            }
        });
    }

    /** The basic response, its signature verified. */
    BasicOCSPResp basic(Bytes der) throws IOException, OCSPException, OperatorCreationException {
        var response = new OCSPResp(der.toArray());
        require(response.getStatus() == OCSPResp.SUCCESSFUL, "responseStatus is " + response.getStatus());
        var basic = (BasicOCSPResp) response.getResponseObject();
        var certificates = basic.getCerts();
        require(
                certificates.length == 1,
                "it carries " + certificates.length + " certificates, not the responder's one");
        require(basic.isSignatureValid(responder(certificates[0])), "its signature does not verify");
        return basic;
    }

    private ContentVerifierProvider responder(X509CertificateHolder certificate) throws IOException {
        return responders.computeIfAbsent(Bytes.of(certificate.getEncoded()), der -> {
            try {
                boolean named = certificate
                                .getIssuer()
                                .equals(new X509CertificateHolder(issuer.getEncoded()).getSubject())
                        && certificate.isSignatureValid(verifier(new X509CertificateHolder(issuer.getEncoded())))
                        && org.bouncycastle.asn1.x509.ExtendedKeyUsage.fromExtensions(certificate.getExtensions())
                                .hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                        && certificate.isValidOn(Date.from(clock.instant()));
                require(named, "the issuing CA has not named this responder");
                return verifier(certificate);
            } catch (java.security.cert.CertificateException
                    | IOException
                    | OperatorCreationException
                    | org.bouncycastle.cert.CertException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static ContentVerifierProvider verifier(X509CertificateHolder of)
            throws OperatorCreationException, java.security.cert.CertificateException {
        return new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(of);
    }

    private void requireGood(BasicOCSPResp basic, int number) {
        var all = basic.getResponses();
        require(all.length == 1, "it tells of " + all.length + " certificates");
        var single = all[0];
        Instant now = clock.instant();
        require(
                single.getCertID().equals(questions.certId(number % questions.count())),
                "it is about " + single.getCertID().getSerialNumber().toString(16) + ", not about "
                        + questions
                                .certId(number % questions.count())
                                .getSerialNumber()
                                .toString(16));
        require(
                single.getCertStatus() == CertificateStatus.GOOD,
                "the status of " + single.getCertID().getSerialNumber().toString(16) + " is " + single.getCertStatus());
        require(
                !single.getThisUpdate().toInstant().isAfter(now)
                        && single.getNextUpdate().toInstant().isAfter(now.minus(LONGEST_RUN)),
                "it is of " + single.getThisUpdate() + ", until " + single.getNextUpdate());
    }

    private static boolean hasNonce(BasicOCSPResp basic, byte[] sent) {
        var extension = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return extension != null
                && Arrays.equals(
                        ASN1OctetString.getInstance(extension.getParsedValue()).getOctets(), sent);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
