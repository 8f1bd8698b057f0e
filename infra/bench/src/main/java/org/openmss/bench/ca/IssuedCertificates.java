package org.openmss.bench.ca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.openmss.bench.load.Spool;
import org.openmss.bench.machine.SealedTrail;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.Pem;

/**
 * What issuance produced, verified: each certificate is for the key that was proven, was signed by the issuing CA, which the root signed, is in the register
 * byte for byte as valid, and has its two records in the audit trail, which are sealed.
 */
final class IssuedCertificates {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<Issued> all = new ArrayList<>();
    private final X509Certificate issuer;

    private IssuedCertificates(X509Certificate issuer) {
        this.issuer = issuer;
    }

    static IssuedCertificates verified(Spool answers, IssuanceRequests requests, Connection register) {
        var read = new ArrayList<Answer>();
        answers.forEach((number, body) -> read.add(new Answer(number, json(body))));
        if (read.isEmpty()) {
            throw new Obstacle("no certificate was issued");
        }
        try {
            var chain = read.getFirst().view().get("chain");
            var issuing =
                    Pem.certificate(Base64.getDecoder().decode(chain.get(0).asText()));
            var root = Pem.certificate(Base64.getDecoder().decode(chain.get(1).asText()));
            root.verify(root.getPublicKey());
            issuing.verify(root.getPublicKey());
            var verified = new IssuedCertificates(issuing);
            read.parallelStream()
                    .map(answer -> verified(answer, requests, issuing))
                    .forEachOrdered(verified.all::add);
            verified.findAllIn(register);
            SealedTrail.await(register);
            return verified;
        } catch (GeneralSecurityException | SQLException e) {
            throw new Obstacle("what was issued does not verify: " + e.getMessage(), e);
        }
    }

    List<Issued> all() {
        return List.copyOf(all);
    }

    X509Certificate issuer() {
        return issuer;
    }

    private record Answer(int number, JsonNode view) {}

    private static Issued verified(Answer answer, IssuanceRequests requests, X509Certificate issuing) {
        var view = answer.view();
        try {
            var certificate = Pem.certificate(
                    Base64.getDecoder().decode(view.get("certificate").asText()));
            verify(certificate, issuing.getPublicKey());
            boolean rightKey = Arrays.equals(
                    certificate.getPublicKey().getEncoded(),
                    requests.publicKey(answer.number()).toArray());
            if (!rightKey || !certificate.getIssuerX500Principal().equals(issuing.getSubjectX500Principal())) {
                throw new Obstacle("certificate " + view.get("serial") + " is not what was asked for");
            }
            certificate.checkValidity();
            return new Issued(view.get("serial").asText(), certificate);
        } catch (GeneralSecurityException e) {
            throw new Obstacle("certificate " + view.get("serial") + " does not verify: " + e.getMessage(), e);
        }
    }

    private static void verify(X509Certificate certificate, PublicKey key) throws GeneralSecurityException {
        certificate.verify(key, PROVIDER);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void findAllIn(Connection register) throws SQLException, GeneralSecurityException {
        Map<String, X509Certificate> missing = new HashMap<>();
        all.forEach(issued -> missing.put(issued.serial(), issued.certificate()));
        if (missing.size() != all.size()) {
            throw new Obstacle("two certificates have one serial");
        }
        register.setAutoCommit(false);
        try (var query = register.prepareStatement("""
                select c.serial, c.certificate, c.state, count(*)
                from certificate c join audit_record a on a.subject = c.serial
                where a.action in ('certificate.prepare', 'certificate.issue') and a.outcome = 'done'
                group by c.issuer, c.serial""")) {
            query.setFetchSize(1000);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var certificate = missing.get(rows.getString(1));
                    if (certificate != null
                            && Arrays.equals(certificate.getEncoded(), rows.getBytes(2))
                            && rows.getString(3).equals("VALID")
                            && rows.getInt(4) == 2) {
                        missing.remove(rows.getString(1));
                    }
                }
            }
        } finally {
            register.rollback();
            register.setAutoCommit(true);
        }
        if (!missing.isEmpty()) {
            throw new Obstacle(missing.size()
                    + " certificates that were handed out are not in the register as valid, or not in the audit trail");
        }
    }
}
