package org.openmss.gateway;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.openmss.gateway.signature.domain.CertificateCheck;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** Stands for the CA's status service. */
@Mock
@Singleton
public class ScriptedStatus implements CertificateCheck {
    volatile Optional<SignatureFailure> next = Optional.empty();

    /** What happens, once, while the service is asked. */
    final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    @Override
    public Optional<SignatureFailure> objection(List<X509Certificate> chain, Instant now) {
        meanwhile.getAndSet(() -> {}).run();
        return next;
    }
}
