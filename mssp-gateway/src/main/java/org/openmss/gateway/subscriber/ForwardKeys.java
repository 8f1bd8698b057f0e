package org.openmss.gateway.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority.KeyReport;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority.ReportedKey;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority.Verdict;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;

/**
 * A SIM reports its new keys: they are remembered, so that only certificates for them will be accepted, and passed on to the
 * registration authority, which judges.
 */
@ApplicationScoped
public class ForwardKeys {
    private final SubscriberDirectory directory;
    private final RegistrationAuthority registrationAuthority;

    ForwardKeys(SubscriberDirectory directory, RegistrationAuthority registrationAuthority) {
        this.directory = directory;
        this.registrationAuthority = registrationAuthority;
    }

    public Verdict forward(KeyReport report) {
        var subscriber = directory.find(report.registrationId());
        if (subscriber.isEmpty() || !subscriber.get().identity().iccid().equals(report.iccid())) {
            return new Verdict.Refused();
        }
        if (subscriber.get() instanceof Subscriber.PendingKey) {
            var keys = report.keys().stream().collect(Collectors.toMap(ReportedKey::purpose, ReportedKey::publicKey));
            directory.reported(report.registrationId(), keys);
        }
        return registrationAuthority.report(report);
    }
}
