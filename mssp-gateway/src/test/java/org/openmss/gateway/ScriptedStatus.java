package org.openmss.gateway;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmss.gateway.signature.domain.CertificateCheck;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** Stands for the CA's status service. */
@Mock
@Singleton
public class ScriptedStatus implements CertificateCheck {
    volatile Optional<SignatureFailure> next = Optional.empty();

    @Override
    public Optional<SignatureFailure> objection(List<X509Certificate> chain, Instant now) {
        return next;
    }
}
