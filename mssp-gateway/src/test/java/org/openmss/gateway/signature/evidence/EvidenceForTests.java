package org.openmss.gateway.signature.evidence;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.openmss.gateway.signature.domain.StatusAnswers;
import org.openmss.gateway.signature.domain.TimeStamps;
import org.openmss.gateway.subscriber.TrustAnchors;

/** The adapters as they are, without a container. */
public final class EvidenceForTests {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private EvidenceForTests() {}

    record Settings(Optional<URI> timeStampingAuthority, Duration connectTimeout, Duration timeout)
            implements EvidenceConfig {}

    public static TimeStamps timeStamps(URI authority, TrustAnchors anchors) {
        return timeStamps(new Settings(Optional.of(authority), PATIENCE, PATIENCE), anchors);
    }

    public static TimeStamps noTimeStamps(TrustAnchors anchors) {
        return timeStamps(new Settings(Optional.empty(), PATIENCE, PATIENCE), anchors);
    }

    static TimeStamps timeStamps(Settings settings, TrustAnchors anchors) {
        return new HttpTimeStamps(settings, new PublicDoor(settings), anchors, InstantSource.system(), new Random());
    }

    public static StatusAnswers statusAnswers(TrustAnchors anchors) {
        return new HttpStatusAnswers(
                new PublicDoor(new Settings(Optional.empty(), PATIENCE, PATIENCE)),
                anchors,
                InstantSource.system(),
                new Random());
    }
}
