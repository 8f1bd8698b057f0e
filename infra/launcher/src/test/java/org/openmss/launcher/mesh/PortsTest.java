package org.openmss.launcher.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openmss.launcher.Obstacle;

class PortsTest {

    @Test
    void theUsualPortsAreThoseOfTheContract() {
        var ports = Ports.of(Map.of());

        assertThat(ports.http(Service.CERTIFICATE_AUTHORITY)).isEqualTo(8083);
        assertThat(ports.https(Service.OPERATOR_A)).isEqualTo(8491);
        assertThat(ports.management(Service.AP_SAMPLE)).isEqualTo(9080);
    }

    @Test
    void allPortsCanBeMovedTogetherAndOneByOne() {
        var ports = Ports.of(Map.of("MSS_PORT_OFFSET", "100", "MSS_PORT_AP_SAMPLE", "7000"));

        assertThat(ports.http(Service.CERTIFICATE_AUTHORITY)).isEqualTo(8183);
        assertThat(ports.http(Service.AP_SAMPLE)).isEqualTo(7000);
        assertThat(ports.https(Service.AP_SAMPLE)).isEqualTo(7400);
    }

    @Test
    void whatIsNoPortIsRefusedByName() {
        assertThatThrownBy(() -> Ports.of(Map.of("MSS_PORT_AP_SAMPLE", "eighty")))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("MSS_PORT_AP_SAMPLE");
        assertThatThrownBy(() -> Ports.of(Map.of("MSS_PORT_OFFSET", "60000")))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void twoDoorsCannotHaveOnePort() {
        assertThatThrownBy(() -> Ports.of(Map.of("MSS_PORT_AP_SAMPLE", "8083")))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("8083");
    }

    @Test
    void aPortThatSomebodyElseHasIsNamedWithItsSetting() throws IOException {
        var ports = Ports.free(new Random(7));
        try (var somebody = new ServerSocket()) {
            somebody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.https(Service.OPERATOR_A)));

            assertThat(ports.inUse())
                    .containsExactly(
                            new Ports.Taken(ports.https(Service.OPERATOR_A), "operator-a", "MSS_PORT_OPERATOR_A"));
        }
        assertThat(ports.inUse()).isEmpty();
    }
}
