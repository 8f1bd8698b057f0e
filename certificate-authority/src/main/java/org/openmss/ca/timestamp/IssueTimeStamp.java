package org.openmss.ca.timestamp;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.domain.SerialNumbers;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.timestamp.domain.Accuracy;
import org.openmss.ca.timestamp.domain.Fault;
import org.openmss.ca.timestamp.domain.TimeStamp;
import org.openmss.ca.timestamp.domain.TimeStampMessages;
import org.openmss.ca.timestamp.domain.TimeStampQuestion;
import org.openmss.ca.timestamp.domain.TimeStampRefused;
import org.openmss.ca.timestamp.domain.TimeStampSerial;
import org.openmss.ca.timestamp.domain.TimeStamps;
import org.openmss.doors.Problem;
import org.openmss.kernel.Bytes;

/** Says that somebody had data by now (RFC 3161, 2.1). Whatever comes in, a response of the standard goes out. */
@Startup
@ApplicationScoped
public class IssueTimeStamp {
    private static final Logger LOG = Logger.getLogger(IssueTimeStamp.class);
    private static final int MOST_TRIES = 5;
    private final TimeStampMessages messages;
    private final TimeStampingKey keys;
    private final TimeStamps timeStamps;
    private final SigningRate rate;
    private final TimeStampConfig config;
    private final Accuracy accuracy;
    private final InstantSource clock;
    private final RandomGenerator chance;

    IssueTimeStamp(
            TimeStampMessages messages,
            TimeStampingKey keys,
            TimeStamps timeStamps,
            SigningRate rate,
            TimeStampConfig config,
            InstantSource clock,
            RandomGenerator chance) {
        this.messages = messages;
        this.keys = keys;
        this.timeStamps = timeStamps;
        this.rate = rate;
        this.config = config;
        this.accuracy = new Accuracy(config.accuracy());
        this.clock = clock;
        this.chance = chance;
    }

    /** @throws org.openmss.doors.ProblemException 429 {@code too-many-time-stamps} where there are no more in this second */
    public Bytes issue(Bytes request) {
        try {
            var question = messages.read(request);
            refuseOtherPolicies(question);
            refuseTooMany();
            return stamp(question);
        } catch (TimeStampRefused refused) {
            return messages.refused(refused);
        }
    }

    private Bytes stamp(TimeStampQuestion question) {
        try {
            var key = usableKey();
            var timeStamp = recorded(key);
            if (timeStamp.isEmpty()) {
                keys.keep();
                key = usableKey();
                timeStamp = recorded(key);
            }
            return messages.granted(
                    key,
                    question,
                    timeStamp.orElseThrow(() -> new TimeStampRefused(
                            Fault.SYSTEM_FAILURE, "the certificate of this authority is on hold; try again later")));
        } catch (TimeStampRefused refused) {
            throw refused;
        } catch (RuntimeException bugOrOutage) {
            LOG.error("a time-stamp could not be made", bugOrOutage);
            throw new TimeStampRefused(Fault.SYSTEM_FAILURE, "something failed on our side; try again later");
        }
    }

    private void refuseOtherPolicies(TimeStampQuestion question) {
        if (question.policy().filter(asked -> !asked.equals(config.policy())).isPresent()) {
            throw new TimeStampRefused(
                    Fault.UNACCEPTED_POLICY,
                    "the policy of this authority is " + config.policy() + "; ask for it, or for none");
        }
    }

    private void refuseTooMany() {
        if (!rate.admits()) {
            throw Problem.of(429, "too-many-time-stamps", "Too many time-stamps are asked for", "try again in a second")
                    .exception();
        }
    }

    private Signatory usableKey() {
        var key = keys.current();
        if (!key.certificate().maySignAt(clock.instant())) {
            LOG.errorf("by our clock the time-stamping key may not sign keyId=%s", key.id());
            throw new TimeStampRefused(
                    Fault.TIME_NOT_AVAILABLE, "the clock and the certificate of this authority do not fit together");
        }
        return key;
    }

    /**
     * The time is taken after the request has come, and the number is on record before the key signs.
     *
     * @return nothing where the key's certificate does not stand
     */
    private Optional<TimeStamp> recorded(Signatory key) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var serial = new TimeStampSerial(SerialNumbers.draw(chance).value());
            var timeStamp = new TimeStamp(serial, config.policy(), at, accuracy);
            switch (timeStamps.add(timeStamp, key.id(), TimeStampingKey.serial(key))) {
                case ADMITTED -> {
                    return Optional.of(timeStamp);
                }
                case KEY_NOT_VALID -> {
                    return Optional.empty();
                }
                case SERIAL_TAKEN -> LOG.warn("the serial of a time-stamp was drawn twice");
            }
        }
        throw new IllegalStateException("no free serial was found in " + MOST_TRIES + " tries");
    }
}
