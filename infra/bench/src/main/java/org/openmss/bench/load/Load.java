package org.openmss.bench.load;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a door is asked.
 *
 * @param rate requests a second, whatever the answers do (an open loop); absent where each connection asks again as soon as it has its
 *     answer (a closed loop)
 */
public record Load(int port, int connections, Duration warmUp, Duration measured, OptionalInt rate) {

    public static Load closed(int port, int connections, Duration warmUp, Duration measured) {
        return new Load(port, connections, warmUp, measured, OptionalInt.empty());
    }

    public static Load open(int port, int connections, Duration warmUp, Duration measured, int rate) {
        return new Load(port, connections, warmUp, measured, OptionalInt.of(rate));
    }
}
