package org.openmss.apsample.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.openmss.apsample.signin.domain.BrowserSecret;
import org.openmss.apsample.signin.domain.MobileSignatures;
import org.openmss.apsample.signin.domain.MobileSignatures.Reply;
import org.openmss.apsample.signin.domain.PhoneNumber;
import org.openmss.apsample.signin.domain.SignIn;
import org.openmss.apsample.signin.domain.SignInId;
import org.openmss.apsample.signin.domain.SignIns;

/** A visitor gives a number: the phone with that number is asked to sign a text that was never signed before. */
@ApplicationScoped
public class BeginSignIn {
    private static final Logger LOG = Logger.getLogger(BeginSignIn.class);
    private static final Duration MEMORY = Duration.ofDays(1);
    /** No digit or letter that could be read as another. */
    private static final String LEGIBLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int CHALLENGE_GROUPS = 5;
    private static final int GROUP_LENGTH = 5;

    private final SignIns signIns;
    private final MobileSignatures service;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final ShopConfig shop;

    BeginSignIn(
            SignIns signIns, MobileSignatures service, InstantSource clock, RandomGenerator chance, ShopConfig shop) {
        this.signIns = signIns;
        this.service = service;
        this.clock = clock;
        this.chance = chance;
        this.shop = shop;
    }

    /** Tells what the browser needs to come back for the result. */
    public Begun begin(PhoneNumber number) {
        signIns.forgetOlderThan(clock.instant().minus(MEMORY));
        var secret = BrowserSecret.fresh(chance);
        var id = new SignInId(new UUID(chance.nextLong(), chance.nextLong()));
        var begun = SignIn.begin(id, secret, clock.instant(), text());
        signIns.add(begun);
        var next = switch (service.ask(id, number, begun.text())) {
            case Reply.Accepted accepted ->
                begun.waiting(accepted.transactionId(), accepted.verificationCode(), accepted.expiresAt());
            case Reply.Declined declined -> begun.turnAway(declined.reason());
        };
        signIns.replace(begun, next);
        LOG.infof("sign-in signInId=%s state=%s", id, next.getClass().getSimpleName());
        return new Begun(id, secret);
    }

    /** The challenge has 125 bits, so no signature that was ever given before fits this text. */
    private String text() {
        var challenge = new StringBuilder();
        for (int i = 0; i < CHALLENGE_GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                challenge.append('-');
            }
            challenge.append(LEGIBLE.charAt(chance.nextInt(LEGIBLE.length())));
        }
        return "Sign in to " + shop.shopName() + "? Reference " + challenge;
    }

    /** Where to look for the result, and the key to it. */
    public record Begun(SignInId id, BrowserSecret secret) {}
}
