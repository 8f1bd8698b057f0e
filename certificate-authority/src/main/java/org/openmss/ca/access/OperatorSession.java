package org.openmss.ca.access;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;

/** Signing in to the operator's pages: with the token that opens the API, for as long as that lives. */
@ApplicationScoped
public class OperatorSession {
    public static final String COOKIE = "operator-session";
    public static final String PATH = "/operator";
    private static final Set<String> ROLES = Set.of("ca-operator", "ca-auditor");
    private static final String ACTION = "operator.sign-in";
    private static final String SUBJECT = "operator-pages";
    /** A cookie that is longer is thrown away by browsers without a word. */
    private static final int LONGEST = 3800;

    private final JWTParser tokens;
    private final AuditTrail audit;
    private final InstantSource clock;

    OperatorSession(JWTParser tokens, AuditTrail audit, InstantSource clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** A person who may see the pages. */
    public record SignedIn(String name, Duration life) {}

    /** @throws NotAnOperator where the token opens nothing here */
    @Transactional(dontRollbackOn = NotAnOperator.class)
    public SignedIn signIn(String token) {
        if (token.length() > LONGEST) {
            throw new NotAnOperator("The token is too long for a session; have it issued with fewer claims.");
        }
        try {
            var parsed = tokens.parse(token);
            if (!TokensAreForPeople.namesAPerson(parsed)) {
                throw new NotAnOperator("The token does not say whose it is; have it issued with a subject (sub).");
            }
            if (parsed.getGroups().stream().noneMatch(ROLES::contains)
                    || parsed.getGroups().contains(TokensAreForPeople.SERVICE)) {
                audit.recordRefusal(new AuditRecord(parsed.getSubject(), ACTION, SUBJECT, "refused-no-role"));
                throw new NotAnOperator("The token is for neither a ca-operator nor a ca-auditor.");
            }
            var life = Duration.between(clock.instant(), Instant.ofEpochSecond(parsed.getExpirationTime()));
            audit.record(new AuditRecord(parsed.getSubject(), ACTION, SUBJECT, "done"));
            return new SignedIn(parsed.getName(), life.isNegative() ? Duration.ZERO : life);
        } catch (ParseException invalid) {
            throw new NotAnOperator(
                    "The token is not valid here, or its time is over. Get a new one for the audience certificate-authority.");
        }
    }

    /** Why somebody is not signed in, as he is told. */
    public static final class NotAnOperator extends RuntimeException {
        NotAnOperator(String what) {
            super(what, null, false, false);
        }
    }
}
