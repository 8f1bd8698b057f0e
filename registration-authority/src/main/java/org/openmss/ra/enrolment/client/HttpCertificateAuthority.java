package org.openmss.ra.enrolment.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;
import org.openmss.ra.enrolment.domain.Binding;
import org.openmss.ra.enrolment.domain.CertificateAuthority;
import org.openmss.ra.enrolment.domain.IssuedCertificate;
import org.openmss.ra.enrolment.domain.NeighbourUnavailableException;
import org.openmss.ra.enrolment.domain.ReportedKeys;
import org.openmss.ra.enrolment.domain.RevocationReason;
import org.openmss.ra.enrolment.domain.UserKey;

/** The certificate authority over HTTPS. */
@ApplicationScoped
class HttpCertificateAuthority implements CertificateAuthority {
    private static final Logger LOG = Logger.getLogger(HttpCertificateAuthority.class);
    private static final String NAME = "the certificate authority";
    private final CertificateAuthorityApi api;

    HttpCertificateAuthority(@RestClient CertificateAuthorityApi api) {
        this.api = api;
    }

    @Override
    public Answer certify(Binding binding, ReportedKeys keys, KeyPurpose purpose) {
        try {
            var issued = api.certify(request(binding, keys, purpose));
            return answer(issued, keys.of(purpose).key(), purpose);
        } catch (WebApplicationException said) {
            int status = said.getResponse().getStatus();
            LOG.warnf("no certificate registrationId=%s purpose=%s status=%d", binding.id(), purpose, status);
            return switch (status) {
                case 400, 409, 422 -> new Answer.Refused();
                default -> throw new NeighbourUnavailableException(NAME, said);
            };
        } catch (ProcessingException | CertificateException | IllegalArgumentException unusable) {
            throw new NeighbourUnavailableException(NAME, unusable);
        }
    }

    @Override
    public void revoke(CertificateSerial serial, RevocationReason reason) {
        try {
            api.revoke(serial.toString(), new CertificateAuthorityApi.Revocation(reason.wireName()));
        } catch (WebApplicationException | ProcessingException away) {
            throw new NeighbourUnavailableException(NAME, away);
        }
    }

    private static CertificateAuthorityApi.Request request(Binding binding, ReportedKeys keys, KeyPurpose purpose) {
        var person = binding.person();
        var reported = keys.of(purpose);
        return new CertificateAuthorityApi.Request(
                requestId(binding, keys, purpose),
                purpose.wireName(),
                new CertificateAuthorityApi.Subject(
                        person.country().value(),
                        person.givenName(),
                        person.surname(),
                        binding.subject().value()),
                reported.key().encoded().toBase64(),
                new CertificateAuthorityApi.Proof(
                        binding.id().value(),
                        binding.iccid().value(),
                        keys.nonce().toBase64(),
                        reported.proof().toBase64()));
    }

    /** Follows from what is asked, so that a repetition after a crash is known as one. */
    private static UUID requestId(Binding binding, ReportedKeys keys, KeyPurpose purpose) {
        String request = binding.id() + "|" + keys.nonce().toHex() + "|" + purpose.wireName();
        return UUID.nameUUIDFromBytes(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static Answer.Issued answer(CertificateAuthorityApi.Issued issued, UserKey key, KeyPurpose purpose)
            throws CertificateException {
        var certificate = Bytes.ofBase64(issued.certificate());
        demandKey(certificate, key);
        var chain = new ArrayList<Bytes>(List.of(certificate));
        issued.chain().stream().map(Bytes::ofBase64).forEach(chain::add);
        return new Answer.Issued(
                new IssuedCertificate(
                        purpose, CertificateSerial.parse(issued.serial()), certificate, issued.notAfter()),
                chain);
    }

    /** A binding must not end up with a certificate of somebody else's key. */
    private static void demandKey(Bytes certificate, UserKey key) throws CertificateException {
        var parsed = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toArray()));
        if (!Bytes.of(parsed.getPublicKey().getEncoded()).equals(key.encoded())) {
            throw new CertificateException("the certificate is for another key");
        }
    }
}
