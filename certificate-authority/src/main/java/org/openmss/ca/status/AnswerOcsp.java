package org.openmss.ca.status;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.hierarchy.domain.KeyBusy;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.status.StatusConfig.Ocsp.NeverIssuedAs;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.OcspAnswer;
import org.openmss.ca.status.domain.OcspAnswer.Authoritative;
import org.openmss.ca.status.domain.OcspError;
import org.openmss.ca.status.domain.OcspMessages;
import org.openmss.ca.status.domain.OcspMessages.MalformedQuestion;
import org.openmss.ca.status.domain.OcspMessages.Single;
import org.openmss.ca.status.domain.OcspMessages.Statement;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.ca.status.domain.OcspQuestion.About;
import org.openmss.ca.status.domain.StatusUnavailable;
import org.openmss.kernel.Bytes;

/**
 * Tells a relying party the status of certificates (RFC 6960). Whatever comes in, an OCSP response goes out. An answer without nonce is kept
 * for who asks the same again, and told as long as it is true: the statuses are compared each time (certificate profile OCS-21, OCS-22).
 */
@ApplicationScoped
public class AnswerOcsp {
    private static final Logger LOG = Logger.getLogger(AnswerOcsp.class);
    /** A client's question about one certificate has a hundred octets or two. */
    private static final int LONGEST_KEPT = 512;

    private final OcspMessages messages;
    private final CertificateStatuses statuses;
    private final Hierarchy hierarchy;
    private final StatusConfig.Ocsp config;
    private final InstantSource clock;
    private final Cache<Bytes, KeptAnswer> keptAnswers;
    private volatile Asked asked = new Asked(List.of(), List.of());

    /** What is worked out of the hierarchy's issuers, for as long as they are these. */
    private record Asked(List<Issuer> of, List<AskedIssuer> issuers) {}

    AnswerOcsp(
            OcspMessages messages,
            CertificateStatuses statuses,
            Hierarchy hierarchy,
            StatusConfig config,
            InstantSource clock) {
        this.messages = messages;
        this.statuses = statuses;
        this.hierarchy = hierarchy;
        this.config = config.ocsp();
        this.clock = clock;
        // Its upkeep is short: another thread would cost more to wake.
        this.keptAnswers = Caffeine.newBuilder()
                .maximumSize(this.config.keptAnswers())
                .executor(Runnable::run)
                .build();
    }

    /** Answers where that can be done from memory alone or with a quick key: waits for nobody. */
    public Optional<OcspAnswer> answerAtOnce(Bytes request) {
        if (allKeysAreQuick()) {
            return Optional.of(answer(request));
        }
        try {
            Instant now = clock.instant();
            return kept(request, now).filter(kept -> !kept.takeRenewal(now)).map(KeptAnswer::answer);
        } catch (StatusUnavailable missing) {
            return Optional.of(unanswered(OcspError.TRY_LATER));
        }
    }

    private boolean allKeysAreQuick() {
        for (var issuer : hierarchy.issuers()) {
            if (!issuer.responder().key().isQuick()) {
                return false;
            }
        }
        return true;
    }

    public OcspAnswer answer(Bytes request) {
        try {
            Instant now = clock.instant();
            var kept = kept(request, now);
            if (kept.isEmpty()) {
                return sign(request, now);
            }
            return kept.get().isDue(now)
                    ? signAnew(request, kept.get(), now)
                    : kept.get().answer();
        } catch (MalformedQuestion malformed) {
            return unanswered(OcspError.MALFORMED_REQUEST);
        } catch (StatusUnavailable missing) {
            return unanswered(OcspError.TRY_LATER);
        } catch (KeyBusy busy) {
            LOG.warnf("an OCSP request was put off: %s", busy.getMessage());
            return unanswered(OcspError.TRY_LATER);
        } catch (RuntimeException bug) {
            LOG.error("an OCSP request could not be answered", bug);
            return unanswered(OcspError.INTERNAL_ERROR);
        }
    }

    private Optional<KeptAnswer> kept(Bytes request, Instant now) {
        var kept = keptAnswers.getIfPresent(request);
        if (kept == null) {
            return Optional.empty();
        }
        statuses.knownAt();
        return kept.holds(statuses, now) ? Optional.of(kept) : Optional.empty();
    }

    /** What is kept is good for a while yet, if the key is away now. */
    private OcspAnswer signAnew(Bytes request, KeptAnswer kept, Instant now) {
        try {
            return sign(request, now);
        } catch (StatusUnavailable missing) {
            throw missing;
        } catch (RuntimeException failed) {
            LOG.error("a kept OCSP answer could not be signed anew; it is told as it is until its nextUpdate", failed);
            kept.postponeRenewal(now);
            return kept.answer();
        }
    }

    private OcspAnswer sign(Bytes request, Instant now) {
        var question = messages.read(request);
        if (question.certificates().size() > config.mostCertificates()) {
            return unanswered(OcspError.MALFORMED_REQUEST);
        }
        var issuer = issuerOf(question);
        if (issuer.isEmpty()) {
            return unanswered(OcspError.UNAUTHORIZED);
        }
        var statement = statement(issuer.get(), question, now.truncatedTo(ChronoUnit.SECONDS));
        Bytes der = messages.answer(issuer.get().issuer().responder(), statement);
        Optional<String> entityTag = question.nonce().isPresent()
                ? Optional.empty()
                : Optional.of('"' + der.sha256().toHex() + '"');
        var answer = new Authoritative(der, statement.thisUpdate(), statement.nextUpdate(), entityTag);
        if (request.length() <= LONGEST_KEPT && question.nonce().isEmpty()) {
            keep(request, issuer.get(), question, statement, answer);
        }
        return answer;
    }

    /** Of one certificate, and one that there is: of others there are as many questions as a stranger likes. */
    private void keep(
            Bytes request, AskedIssuer issuer, OcspQuestion question, Statement statement, Authoritative answer) {
        var status = statement.certificates().getFirst().status();
        boolean released = status instanceof CertificateStatus.Good || status instanceof CertificateStatus.Revoked;
        if (released && question.certificates().size() == 1) {
            question.certificates()
                    .getFirst()
                    .serial()
                    .ifPresent(serial -> keptAnswers.put(
                            request, new KeptAnswer(issuer.id(), serial, status, statement.producedAt(), answer)));
        }
    }

    /** What is known is read first: what is looked up after it was true then, or has become true since. */
    private Statement statement(AskedIssuer asked, OcspQuestion question, Instant now) {
        Instant known = statuses.knownAt().truncatedTo(ChronoUnit.SECONDS);
        var certificates = question.certificates().stream()
                .map(about -> single(about, statusOf(asked, about), known, now))
                .toList();
        var issuer = asked.issuer();
        Instant end = now.plus(config.life());
        Instant latest = issuer.responder().certificate().notAfter();
        return new Statement(
                certificates,
                now,
                end.isAfter(latest) ? latest : end,
                config.archiveCutoff() ? Optional.of(issuer.certificate().notBefore()) : Optional.empty(),
                question.nonce());
    }

    /** A revocation may be newer than the last look at the register, and the clock of who made it may be ahead. */
    private static Single single(About about, CertificateStatus status, Instant known, Instant now) {
        Instant since = status instanceof CertificateStatus.Revoked(Revocation revocation) ? revocation.at() : known;
        Instant thisUpdate = since.isAfter(known) ? since : known;
        return new Single(about.certId(), status, thisUpdate.isAfter(now) ? now : thisUpdate);
    }

    /** The one CA that all certificates of the question are of. */
    private Optional<AskedIssuer> issuerOf(OcspQuestion question) {
        for (var issuer : askedIssuers()) {
            if (issuer.isMeantBy(question)) {
                return Optional.of(issuer);
            }
        }
        return Optional.empty();
    }

    private List<AskedIssuer> askedIssuers() {
        var issuers = hierarchy.issuers();
        var known = asked;
        if (!known.of().equals(issuers)) {
            known = new Asked(issuers, AskedIssuer.of(issuers));
            asked = known;
        }
        return known.issuers();
    }

    private CertificateStatus statusOf(AskedIssuer issuer, About about) {
        var status = about.serial()
                .map(serial -> statuses.of(issuer.id(), serial))
                .orElseGet(CertificateStatus.Unknown::new);
        return status instanceof CertificateStatus.Unknown && config.neverIssued() == NeverIssuedAs.REVOKED
                ? new CertificateStatus.NeverIssued()
                : status;
    }

    private OcspAnswer unanswered(OcspError error) {
        return new OcspAnswer.Unanswered(messages.error(error), error);
    }
}
