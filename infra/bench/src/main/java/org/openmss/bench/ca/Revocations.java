package org.openmss.bench.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.openmss.bench.load.TlsLoad;
import org.openmss.kernel.Bytes;
import org.openmss.launcher.Obstacle;

/** From the request to revoke until the world can see it: by an OCSP answer, the pre-signed or cached kind too, and by the CRL. */
final class Revocations {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private final Authority authority;
    private final X509Certificate issuer;
    private final InstantSource clock;
    private final CrlDoor door;
    private Optional<byte[]> newest = Optional.empty();
    private double slowestOcsp;
    private double slowestCrl;

    Revocations(Authority authority, X509Certificate issuer, X509Certificate one, InstantSource clock) {
        this.authority = authority;
        this.issuer = issuer;
        this.clock = clock;
        this.door = new CrlDoor(one, issuer);
    }

    /** One after the other, each until OCSP and CRL tell it. */
    void revoke(List<Issued> certificates) {
        door.changed();
        for (var certificate : certificates) {
            var asks = new Question(certificate);
            await(asks::isGood);
            long begin = System.nanoTime();
            TlsLoad.each(
                    authority.httpsPort(),
                    authority.registrationAuthority(),
                    new OneByOne(HotQueries.revocations(List.of(certificate.serial()))),
                    1);
            await(asks::isRevoked);
            slowestOcsp = Math.max(slowestOcsp, secondsSince(begin));
            await(() -> {
                var changed = door.changed();
                newest = changed.or(() -> newest);
                return changed.isPresent();
            });
            slowestCrl = Math.max(slowestCrl, secondsSince(begin));
        }
    }

    /** The last CRL, verified; it names all that were revoked. */
    X509CRL verifiedCrl(List<Issued> certificates) {
        var crl = door.verified(newest.orElseThrow(), authority.folder());
        for (var certificate : certificates) {
            if (!crl.isRevoked(certificate.certificate())) {
                throw new Obstacle("the CRL does not name " + certificate.serial() + ", which was revoked");
            }
        }
        return crl;
    }

    /** In seconds. */
    double slowestOcsp() {
        return slowestOcsp;
    }

    double slowestCrl() {
        return slowestCrl;
    }

    /** What relying parties are told of one certificate. */
    private final class Question {
        private final OcspQuestions questions;
        private final OcspVerification verification;

        Question(Issued certificate) {
            this.questions = new OcspQuestions(issuer, List.of(new BigInteger(certificate.serial(), 16)));
            this.verification = new OcspVerification(questions, issuer, clock);
        }

        boolean isGood() {
            return !says(questions.gets("/ocsp")) && !says(questions.postsWithNonce("/ocsp"));
        }

        boolean isRevoked() {
            return says(questions.gets("/ocsp")) && says(questions.postsWithNonce("/ocsp"));
        }

        private boolean says(List<Bytes> request) {
            var asked = new OneByOne(request);
            org.openmss.bench.load.PlainLoad.once(authority.port(), asked);
            try {
                return verification.basic(asked.last()).getResponses()[0].getCertStatus() instanceof RevokedStatus;
            } catch (IOException | OCSPException | OperatorCreationException e) {
                throw new Obstacle("an OCSP answer cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Obstacle("a revocation was not to be seen after " + PATIENCE.toSeconds() + " s");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Obstacle("interrupted while waiting for a revocation to be seen", e);
            }
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
