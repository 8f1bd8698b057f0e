package org.openmss.ca.timestamp;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.Intent;
import org.openmss.ca.register.domain.PossessionEvidence;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/**
 * The key that signs time-stamps. Its certificate is in the register like everybody's, so that OCSP and CRL tell of it and an operator
 * can revoke it; a revoked one gives way to a new key.
 */
@Startup
@Singleton
public class TimeStampingKey {
    private static final Logger LOG = Logger.getLogger(TimeStampingKey.class);
    private static final ProfileName PROFILE = new ProfileName("machine-time-stamping");
    private static final String PROFILE_VERSION = "1";
    private static final String ACTOR = "certificate-authority";
    private static final int MOST_ROUNDS = 5;
    private final Hierarchy hierarchy;
    private final CertificateRegister register;
    private final InstantSource clock;

    TimeStampingKey(Hierarchy hierarchy, CertificateRegister register, InstantSource clock) {
        this.hierarchy = hierarchy;
        this.register = register;
        this.clock = clock;
    }

    Signatory current() {
        return hierarchy.timeStamping();
    }

    static CertificateSerial serial(Signatory key) {
        return new CertificateSerial(x509(key).getSerialNumber());
    }

    @PostConstruct
    void atStart() {
        keep();
    }

    /** The hierarchy makes the next key in time. */
    @Scheduled(every = "1m", delayed = "1m")
    void keep() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var key = current();
            var found = register.find(serial(key));
            if (found.isEmpty()) {
                prepare(key);
            } else if (isSettled(found.get(), key)) {
                return;
            }
        }
        throw new IllegalStateException("the certificate of the time-stamping key could not be taken on record");
    }

    private boolean isSettled(RegisteredCertificate found, Signatory key) {
        return switch (found) {
            case Prepared prepared -> {
                register.replace(
                        prepared, prepared.release(key.certificate().der(), clock.instant()), act("release", key));
                yield false;
            }
            case Valid valid -> true;
            case OnHold held -> true;
            case Revoked revoked -> {
                var next = hierarchy.replaceTimeStamping(key.id());
                LOG.warnf("the time-stamping key was revoked and gave way keyId=%s next=%s", key.id(), next.id());
                yield false;
            }
        };
    }

    private void prepare(Signatory key) {
        var certificate = key.certificate();
        var serial = serial(key);
        register.add(
                RegisteredCertificate.prepare(new Intent(
                        hierarchy.issuerOf(key).id(),
                        new RequestId(PROFILE + "-" + serial),
                        certificate.der().sha256(),
                        serial,
                        PROFILE,
                        PROFILE_VERSION,
                        toBeSigned(key),
                        certificate.subject().sha256(),
                        new PossessionEvidence.OwnKey(certificate.publicKey()),
                        certificate.notBefore(),
                        certificate.notAfter(),
                        clock.instant(),
                        CrlPartition.UNDIVIDED)),
                act("prepare", key));
    }

    private static AuditRecord act(String what, Signatory key) {
        return new AuditRecord(ACTOR, "time-stamping-key." + what, serial(key).toString(), "done");
    }

    private static Bytes toBeSigned(Signatory key) {
        try {
            return Bytes.of(x509(key).getTBSCertificate());
        } catch (CertificateException impossible) {
            throw new IllegalStateException("a certificate of ours can be read", impossible);
        }
    }

    private static X509Certificate x509(Signatory key) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(key.certificate().der().toArray()));
        } catch (CertificateException impossible) {
            throw new IllegalStateException("a certificate of ours can be read", impossible);
        }
    }
}
