package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.OcspAnswer;
import org.openmss.ca.status.domain.OcspError;
import org.openmss.ca.status.domain.OcspMessages;
import org.openmss.ca.status.domain.OcspMessages.MalformedQuestion;
import org.openmss.ca.status.domain.OcspMessages.Single;
import org.openmss.ca.status.domain.OcspMessages.Statement;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.ca.status.domain.OcspQuestion.About;
import org.openmss.kernel.Bytes;

/** Tells a relying party the status of certificates (RFC 6960). Whatever comes in, an OCSP response goes out. */
@ApplicationScoped
public class AnswerOcsp {
    private static final Logger LOG = Logger.getLogger(AnswerOcsp.class);
    private final OcspMessages messages;
    private final CertificateStatuses statuses;
    private final Hierarchy hierarchy;
    private final StatusConfig config;
    private final InstantSource clock;

    AnswerOcsp(
            OcspMessages messages,
            CertificateStatuses statuses,
            Hierarchy hierarchy,
            StatusConfig config,
            InstantSource clock) {
        this.messages = messages;
        this.statuses = statuses;
        this.hierarchy = hierarchy;
        this.config = config;
        this.clock = clock;
    }

    public OcspAnswer answer(Bytes request) {
        try {
            var question = messages.read(request);
            if (question.certificates().size() > config.ocsp().mostCertificates()) {
                return unanswered(OcspError.MALFORMED_REQUEST);
            }
            var issuer = issuerOf(question);
            return issuer.isPresent() ? answer(issuer.get(), question) : unanswered(OcspError.UNAUTHORIZED);
        } catch (MalformedQuestion malformed) {
            return unanswered(OcspError.MALFORMED_REQUEST);
        } catch (StatusUnavailable missing) {
            LOG.error("the status of a certificate could not be read", missing);
            return unanswered(OcspError.TRY_LATER);
        } catch (RuntimeException bug) {
            LOG.error("an OCSP request could not be answered", bug);
            return unanswered(OcspError.INTERNAL_ERROR);
        }
    }

    private OcspAnswer answer(Issuer issuer, OcspQuestion question) {
        var responder = issuer.responder();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var certificates = question.certificates().stream()
                .map(about -> new Single(about.certId(), statusOf(issuer, about)))
                .toList();
        Instant end = now.plus(config.ocsp().life());
        Instant latest = responder.certificate().notAfter();
        Instant nextUpdate = end.isAfter(latest) ? latest : end;
        var statement = new Statement(certificates, now, now, nextUpdate, question.nonce());
        return new OcspAnswer.Authoritative(
                messages.answer(responder, statement),
                now,
                nextUpdate,
                question.nonce().isPresent());
    }

    /** The one CA that all certificates of the question are of: a responder answers for its own CA alone (RSP-1). */
    private Optional<Issuer> issuerOf(OcspQuestion question) {
        return hierarchy.issuers().stream()
                .filter(issuer -> question.certificates().stream().allMatch(about -> isOf(issuer, about)))
                .findFirst();
    }

    private static boolean isOf(Issuer issuer, About about) {
        var authority = issuer.certificate();
        return about.hash()
                .filter(hash -> hash.of(authority.subject()).equals(about.issuerNameHash())
                        && hash.of(authority.publicKeyBits()).equals(about.issuerKeyHash()))
                .isPresent();
    }

    private CertificateStatus statusOf(Issuer issuer, About about) {
        if (about.serial().isEmpty()) {
            return new CertificateStatus.Unknown();
        }
        try {
            return statuses.of(issuer.id(), about.serial().get());
        } catch (RuntimeException unavailable) {
            throw new StatusUnavailable(unavailable);
        }
    }

    private OcspAnswer unanswered(OcspError error) {
        return new OcspAnswer.Unanswered(messages.error(error), error);
    }

    private static final class StatusUnavailable extends RuntimeException {
        StatusUnavailable(RuntimeException cause) {
            super(cause);
        }
    }
}
