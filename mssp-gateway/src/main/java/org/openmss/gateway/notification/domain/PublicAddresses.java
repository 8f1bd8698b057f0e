package org.openmss.gateway.notification.domain;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the internet from those of this machine, its network, and what is reserved (IANA special-purpose registries). */
public final class PublicAddresses {
    private static final List<Network> NOT_PUBLIC_4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    /** Of IPv6 only what is given out is public, without the documentation's and without tunnels that lead to an IPv4 address. */
    private static final Network PUBLIC_6 = network("2000::/3");

    private static final List<Network> NOT_PUBLIC_6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddresses() {}

    public static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(address));
        }
        return PUBLIC_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(PublicAddresses::network).toList();
    }

    private static Network network(String text) {
        String[] parts = text.split("/");
        try {
            return new Network(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param length how many bits are the network's */
    private record Network(InetAddress first, int length) {
        boolean contains(InetAddress address) {
            byte[] mine = first.getAddress();
            byte[] its = address.getAddress();
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((mine[bit / 8] ^ its[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
