package org.openmss.gateway.signature.pkix;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * ECDSA in native code, for the whole process (ADR 12): a signature is released after five others have been verified, and Java's own code takes
 * longer for these than everything else here takes. Where there is no library for the platform of the build, Java verifies, as before.
 */
@ApplicationScoped
class NativeEcdsa {
    private static final Logger LOG = Logger.getLogger(NativeEcdsa.class);
    static final String LIBRARY = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final int FIRST = 1;

    void install(@Observes StartupEvent started) {
        library(LIBRARY).map(EcdsaAlone::new).ifPresent(ecdsa -> Security.insertProviderAt(ecdsa, FIRST));
    }

    static Optional<Provider> library(String className) {
        try {
            var found = (Provider) Class.forName(className).getField("INSTANCE").get(null);
            found.getService(EcdsaAlone.TYPE, EcdsaAlone.NAMES.getFirst()).newInstance(null);
            return Optional.of(found);
        } catch (ReflectiveOperationException | NoSuchAlgorithmException | LinkageError | RuntimeException absent) {
            LOG.infof("signatures are verified without a native library, which takes ten times as long: %s", absent);
            return Optional.empty();
        }
    }

    /** These signatures and nothing else of the library's: TLS, digests and ciphers stay as they are. */
    static final class EcdsaAlone extends Provider {
        private static final long serialVersionUID = 1;
        static final String TYPE = "Signature";
        static final List<String> NAMES = List.of("SHA256withECDSA", "SHA384withECDSA", "NONEwithECDSA");

        EcdsaAlone(Provider library) {
            super("OpenMSS-ECDSA", "1", "ECDSA of " + library.getName());
            NAMES.stream()
                    .map(name -> library.getService(TYPE, name))
                    .map(service -> new Borrowed(this, service))
                    .forEach(this::putService);
        }
    }

    private static final class Borrowed extends Provider.Service {
        private final Provider.Service lender;

        Borrowed(Provider owner, Provider.Service lender) {
            super(owner, lender.getType(), lender.getAlgorithm(), lender.getClassName(), List.of(), Map.of());
            this.lender = lender;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return lender.newInstance(parameter);
        }
    }
}
