package org.openmss.gateway.subscriber;

import java.nio.file.Path;

/** Anchors without a container. */
public final class TrustAnchorsForTests {
    private TrustAnchorsForTests() {}

    public static TrustAnchors of(Path pem) {
        record File(Path trustAnchors) implements SubscriberConfig {}
        return new TrustAnchors(new File(pem));
    }
}
