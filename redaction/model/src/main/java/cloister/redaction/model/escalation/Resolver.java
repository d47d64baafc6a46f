package cloister.redaction.model.escalation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Names to addresses: the system's, or a test's. */
@FunctionalInterface
interface Resolver {

    List<InetAddress> resolve(String host) throws UnknownHostException;

    static Resolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
