package org.openmss.gateway.signature.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.jboss.logging.Logger;
import org.openmss.gateway.signature.domain.StatusAnswers;
import org.openmss.gateway.subscriber.TrustAnchors;
import org.openmss.kernel.Bytes;

/**
 * Asks OCSP at the address in the certificate; for a CA's certificate that names none it fetches the CRL. Java's own path validation
 * judges the answer: who may give it, its times, the signature, what it says. Only what it accepts counts.
 */
@ApplicationScoped
class HttpStatusAnswers implements StatusAnswers {
    private static final Logger LOG = Logger.getLogger(HttpStatusAnswers.class);
    private final PublicDoor door;
    private final TrustAnchors trustAnchors;
    private final InstantSource clock;
    private final RandomGenerator chance;

    HttpStatusAnswers(PublicDoor door, TrustAnchors trustAnchors, InstantSource clock, RandomGenerator chance) {
        this.door = door;
        this.trustAnchors = trustAnchors;
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public Learnt about(List<X509Certificate> chain) {
        var ocspResponses = new ArrayList<Bytes>();
        var crls = new ArrayList<Bytes>();
        for (int depth = 0; depth < chain.size() - 1; depth++) {
            var path = chain.subList(depth, chain.size());
            try {
                var addresses = StatusAddresses.of(path.getFirst());
                if (addresses.ocsp().isPresent()) {
                    ocspResponses.add(ocsp(addresses.ocsp().get(), path));
                } else {
                    crls.add(crl(
                            addresses
                                    .crl()
                                    .orElseThrow(() -> new IOException("the certificate names no status service")),
                            path));
                }
            } catch (CertPathValidatorException objection) {
                if (objection.getReason() == BasicReason.REVOKED) {
                    return new Learnt.Revoked();
                }
                return unknown(path, objection);
            } catch (IOException | OCSPException | GeneralSecurityException why) {
                return unknown(path, why);
            }
        }
        return new Learnt.Good(ocspResponses, crls);
    }

    private static Learnt unknown(List<X509Certificate> path, Exception why) {
        LOG.errorf(
                "the status of certificate %s could not be learnt: %s",
                path.getFirst().getSerialNumber().toString(16), why.getMessage());
        return new Learnt.Unknown();
    }

    private Bytes ocsp(URI address, List<X509Certificate> path)
            throws IOException, OCSPException, GeneralSecurityException {
        var question = OcspQuestion.about(path.get(0), path.get(1), chance);
        var response = door.ask(address, "application/ocsp-request", question.encoded(), "application/ocsp-response");
        var judge = judge(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
        judge.setOcspResponses(Map.of(path.getFirst(), response.toArray()));
        judge.setOcspExtensions(List.of(question.nonce()));
        trustAnchors.validate(path, clock.instant(), judge);
        return Bytes.of(new OCSPResp(response.toArray()).getEncoded());
    }

    private Bytes crl(URI address, List<X509Certificate> path) throws IOException, GeneralSecurityException {
        var encoded = door.fetch(address);
        var crl = (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded.toArray()));
        trustAnchors.validate(
                path, clock.instant(), judge(EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK)), List.of(crl));
        return Bytes.of(crl.getEncoded());
    }

    private static PKIXRevocationChecker judge(EnumSet<Option> options) throws GeneralSecurityException {
        var judge =
                (PKIXRevocationChecker) CertPathValidator.getInstance("PKIX").getRevocationChecker();
        judge.setOptions(options);
        return judge;
    }
}
