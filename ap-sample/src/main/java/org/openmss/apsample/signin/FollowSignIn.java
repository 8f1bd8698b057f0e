package org.openmss.apsample.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.apsample.signin.domain.BrowserSecret;
import org.openmss.apsample.signin.domain.MobileSignatures;
import org.openmss.apsample.signin.domain.MobileSignatures.Outcome;
import org.openmss.apsample.signin.domain.Reason;
import org.openmss.apsample.signin.domain.SignIn;
import org.openmss.apsample.signin.domain.SignInId;
import org.openmss.apsample.signin.domain.SignIns;
import org.openmss.apsample.signin.domain.SignatureProof;
import org.openmss.apsample.signin.domain.SignatureProof.Verdict;

/** The browser that began a sign-in asks how it stands; no other is told anything. */
@ApplicationScoped
public class FollowSignIn {
    private static final Logger LOG = Logger.getLogger(FollowSignIn.class);
    /** How long after its time the service may still report the end, before the shop stops waiting by itself. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final SignIns signIns;
    private final MobileSignatures service;
    private final SignatureProof proof;
    private final InstantSource clock;

    FollowSignIn(SignIns signIns, MobileSignatures service, SignatureProof proof, InstantSource clock) {
        this.signIns = signIns;
        this.service = service;
        this.proof = proof;
        this.clock = clock;
    }

    /** @return empty where there is no such sign-in, or it was begun in another browser: the two look the same from outside */
    public Optional<SignIn> follow(SignInId id, BrowserSecret secret, Duration patience) {
        return signIns.find(id).filter(secret::opens).map(found -> move(found, patience));
    }

    private SignIn move(SignIn found, Duration patience) {
        return switch (found) {
            case SignIn.Begun begun -> isOver(begun) ? replace(begun, begun.turnAway(Reason.TROUBLE)) : begun;
            case SignIn.Waiting waiting -> look(waiting, patience);
            case SignIn.Welcome welcome -> welcome;
            case SignIn.TurnedAway turnedAway -> turnedAway;
        };
    }

    private SignIn look(SignIn.Waiting waiting, Duration patience) {
        return switch (service.look(waiting.transactionId(), patience)) {
            case Outcome.Open _ -> isOver(waiting) ? replace(waiting, waiting.turnAway(Reason.EXPIRED)) : waiting;
            case Outcome.Ended ended -> replace(waiting, waiting.turnAway(ended.reason()));
            case Outcome.Signed signed -> replace(waiting, judged(waiting, signed));
        };
    }

    private SignIn judged(SignIn.Waiting waiting, Outcome.Signed signed) {
        return switch (proof.examine(signed.signature(), waiting.text())) {
            case Verdict.Proven proven -> waiting.welcome(proven.customer());
            case Verdict.Unproven unproven -> {
                LOG.warnf("signature not accepted signInId=%s finding=%s", waiting.id(), unproven.finding());
                yield waiting.turnAway(unproven.reason());
            }
        };
    }

    private SignIn replace(SignIn before, SignIn after) {
        if (signIns.replace(before, after)) {
            LOG.infof(
                    "sign-in signInId=%s state=%s", after.id(), after.getClass().getSimpleName());
            return after;
        }
        return signIns.find(before.id()).orElse(after);
    }

    /** The shop stopped between recording the sign-in and hearing that it was accepted; nobody will continue it. */
    private boolean isOver(SignIn.Begun begun) {
        return clock.instant().isAfter(begun.begunAt().plus(GRACE));
    }

    private boolean isOver(SignIn.Waiting waiting) {
        return clock.instant().isAfter(waiting.expiresAt().plus(GRACE));
    }
}
