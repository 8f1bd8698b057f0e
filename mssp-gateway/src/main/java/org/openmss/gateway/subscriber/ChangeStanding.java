package org.openmss.gateway.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openmss.gateway.subscriber.domain.Standing;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.RegistrationId;

/**
 * The registration authority passes on what the CA says of one certificate: the next request for it is refused before any prompt, or no
 * longer. The same news again changes nothing, nor does an older one; a revocation is final.
 */
@ApplicationScoped
public class ChangeStanding {
    private final SubscriberDirectory directory;

    ChangeStanding(SubscriberDirectory directory) {
        this.directory = directory;
    }

    /**
     * @param sequence grows with each change of a certificate
     * @return the standing now; nothing where this subscriber has no such certificate
     */
    public Optional<Standing> change(
            RegistrationId registrationId, CertificateSerial serial, Standing standing, long sequence) {
        return directory.changeStanding(registrationId, serial, standing, sequence);
    }
}
