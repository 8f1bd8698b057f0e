package org.openmss.gateway.signature.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.jboss.logging.Logger;
import org.openmss.gateway.signature.domain.TimeStamps;
import org.openmss.gateway.subscriber.TrustAnchors;
import org.openmss.kernel.Bytes;

/**
 * RFC 3161 over HTTP. An answer counts if it has our imprint and our nonce, is signed by a certificate for time-stamping alone, and if
 * that one chains to a configured root.
 */
@ApplicationScoped
class HttpTimeStamps implements TimeStamps {
    private static final Logger LOG = Logger.getLogger(HttpTimeStamps.class);
    private static final int NONCE_OCTETS = 16;
    private static final int LONGEST_CHAIN = 5;
    private final EvidenceConfig config;
    private final PublicDoor door;
    private final TrustAnchors trustAnchors;
    private final InstantSource clock;
    private final RandomGenerator chance;

    HttpTimeStamps(
            EvidenceConfig config,
            PublicDoor door,
            TrustAnchors trustAnchors,
            InstantSource clock,
            RandomGenerator chance) {
        this.config = config;
        this.door = door;
        this.trustAnchors = trustAnchors;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public boolean areServed() {
        return config.timeStampingAuthority().isPresent();
    }

    @Override
    public Optional<TimeStamp> stamp(Bytes content) {
        var authority = config.timeStampingAuthority()
                .orElseThrow(() -> new IllegalStateException("no time-stamping authority is configured"));
        try {
            var question = question(content);
            var answer = door.ask(
                    authority,
                    "application/timestamp-query",
                    Bytes.of(question.getEncoded()),
                    "application/timestamp-reply");
            return Optional.of(read(question, answer));
        } catch (IOException | TSPException | GeneralSecurityException | OperatorCreationException why) {
            LOG.errorf("no time-stamp from %s: %s", authority, why.getMessage());
            return Optional.empty();
        }
    }

    private TimeStampRequest question(Bytes content) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] nonce = new byte[NONCE_OCTETS];
        chance.nextBytes(nonce);
        return generator.generate(TSPAlgorithms.SHA256, content.sha256().toArray(), new BigInteger(1, nonce));
    }

    private TimeStamp read(TimeStampRequest question, Bytes answer)
            throws TSPException, IOException, GeneralSecurityException, OperatorCreationException {
        try {
            return checked(question, new TimeStampResponse(answer.toArray()));
        } catch (RuntimeException unreadable) {
            // The library throws whatever comes up where bytes are not what it expects.
            throw new TSPException("the answer is no time-stamp: " + unreadable, unreadable);
        }
    }

    private TimeStamp checked(TimeStampRequest question, TimeStampResponse answer)
            throws TSPException, IOException, GeneralSecurityException, OperatorCreationException {
        answer.validate(question);
        var token = answer.getTimeStampToken();
        if (token == null) {
            throw new TSPException("refused: " + answer.getStatusString());
        }
        var chain = chain(token);
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(chain.getFirst()));
        var root = trustAnchors.validate(chain, clock.instant(), null);
        if (!chain.getLast().equals(root)) {
            chain.add(root);
        }
        return new TimeStamp(Bytes.of(token.getEncoded(ASN1Encoding.DER)), chain);
    }

    /** From the signer upwards, as far as the token's certificates reach. */
    private static List<X509Certificate> chain(TimeStampToken token) throws GeneralSecurityException, TSPException {
        var there = new ArrayList<>(token.getCertificates().getMatches(null));
        X509CertificateHolder next = there.stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new TSPException("the token does not have its signer's certificate"));
        var chain = new ArrayList<X509Certificate>();
        while (next != null && chain.size() < LONGEST_CHAIN) {
            chain.add(new JcaX509CertificateConverter().getCertificate(next));
            var issuer = next.getIssuer();
            boolean isSelfIssued = next.getSubject().equals(issuer);
            next = there.stream()
                    .filter(above -> !isSelfIssued && above.getSubject().equals(issuer))
                    .findFirst()
                    .orElse(null);
        }
        return chain;
    }
}
