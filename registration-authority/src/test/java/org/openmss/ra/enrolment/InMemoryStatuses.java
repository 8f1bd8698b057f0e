package org.openmss.ra.enrolment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.CertificateStatus;
import org.openmss.ra.enrolment.domain.CertificateStatuses;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.StatusNews;

final class InMemoryStatuses implements CertificateStatuses {
    private final InMemoryRegistrations registrations;
    private final Map<CertificateSerial, StatusNews> all = new LinkedHashMap<>();
    private final Set<StatusNews> told = new HashSet<>();

    InMemoryStatuses(InMemoryRegistrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public boolean enter(StatusNews news, Actor actor) {
        var known = all.get(news.serial());
        if (known != null
                && (known.status() instanceof CertificateStatus.Revoked
                        || known.sequence() >= news.sequence()
                                && !(news.status() instanceof CertificateStatus.Revoked))) {
            return false;
        }
        all.put(news.serial(), news);
        return true;
    }

    @Override
    public Map<CertificateSerial, CertificateStatus> of(Collection<CertificateSerial> serials) {
        return serials.stream()
                .filter(all::containsKey)
                .collect(Collectors.toMap(
                        Function.identity(),
                        serial -> requireNonNull(all.get(serial)).status()));
    }

    @Override
    public Optional<RegistrationId> registrationOf(CertificateSerial serial) {
        return registrations.all().stream()
                .filter(registration -> registration.certificates().stream()
                        .anyMatch(issued -> issued.serial().equals(serial)))
                .map(Registration::id)
                .findFirst();
    }

    @Override
    public List<StatusNews> untold(RegistrationId id) {
        return all.values().stream()
                .filter(news -> !told.contains(news))
                .filter(news -> registrationOf(news.serial()).filter(id::equals).isPresent())
                .toList();
    }

    @Override
    public List<RegistrationId> withUntold(Instant unchangedSince, int atMost) {
        return registrations.all().stream()
                .filter(Registration.Active.class::isInstance)
                .map(Registration::id)
                .filter(id -> !untold(id).isEmpty())
                .toList();
    }

    @Override
    public void told(StatusNews news) {
        told.add(news);
    }

    @Override
    public void giveUpUnneeded(Instant before) {}
}
