package cloister.redaction.model.escalation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides where a connection may go: the name is resolved once, every address that it has must be inside, and the
 * answer is these addresses, without the name, so that nobody can resolve it again to something else.
 */
record Gate(Resolver resolver, boolean plainInside) {

    /** The addresses that may be connected to, at least one. */
    List<InetAddress> open(Endpoint endpoint) throws CallException {
        List<InetAddress> inside = new ArrayList<>();
        for (InetAddress address : resolved(endpoint)) {
            AddressKind kind = AddressKind.of(address);
            if (!kind.isInside()) {
                throw new CallException(Fault.NOT_INSIDE);
            }
            if (!endpoint.secure() && kind != AddressKind.LOOPBACK && !plainInside) {
                throw new CallException(Fault.PLAIN_HTTP);
            }
            inside.add(address);
        }
        return List.copyOf(inside);
    }

    /** The kind of each address that isn't inside, for people. */
    List<String> outside(Endpoint endpoint) throws CallException {
        return resolved(endpoint).stream()
                .filter(address -> !AddressKind.of(address).isInside())
                .map(address -> address.getHostAddress() + ", which is "
                        + AddressKind.of(address).words())
                .toList();
    }

    private List<InetAddress> resolved(Endpoint endpoint) throws CallException {
        try {
            List<InetAddress> nameless = new ArrayList<>();
            for (InetAddress address : resolver.resolve(endpoint.host())) {
                nameless.add(InetAddress.getByAddress(address.getAddress()));
            }
            if (nameless.isEmpty()) {
                throw new CallException(Fault.NOT_RESOLVED);
            }
            return nameless;
        } catch (UnknownHostException e) {
            throw new CallException(Fault.NOT_RESOLVED);
        }
    }
}
