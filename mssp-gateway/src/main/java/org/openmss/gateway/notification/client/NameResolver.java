package org.openmss.gateway.notification.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where a host is, asked once a call. */
@FunctionalInterface
interface NameResolver {

    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** The machine's own resolver. */
    @ApplicationScoped
    class OfThisMachine implements NameResolver {
        @Override
        public List<InetAddress> addresses(String host) throws UnknownHostException {
            return List.of(InetAddress.getAllByName(host));
        }
    }
}
