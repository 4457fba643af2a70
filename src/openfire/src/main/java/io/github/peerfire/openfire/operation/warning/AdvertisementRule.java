package io.github.peerfire.openfire.operation.warning;

import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.rendezvous.RendezvousServer;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds that clients are told an address where they do not find the server.
 *
 * @param rendezvous what is advertised, and who is there
 * @param properties what the administrator says
 * @param names finds the addresses of a host
 */
public record AdvertisementRule(
        Rendezvous rendezvous, RtmfpProperties properties, Function<String, List<InetAddress>> names) implements Rule {

    @Override
    public List<Finding> look() {
        Optional<String> host = rendezvous.advertisement().map(Advertisement::host);
        return host.isEmpty() ? List.of() : look(host.get(), names.apply(host.get()));
    }

    private List<Finding> look(String host, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return Finding.error("advertised-unknown", host);
        }
        boolean reachable = addresses.stream().anyMatch(ServerAddresses::isPublic);
        if (!reachable && comesFromOutside()) {
            return Finding.warning("advertised-private", host, addresses.get(0).getHostAddress());
        }
        boolean behindNat = reachable && addresses.stream().noneMatch(ServerAddresses::isOurs);
        return behindNat && properties.listening().publicAddresses().isEmpty()
                ? Finding.notice("behind-nat", host, addresses.get(0).getHostAddress()) : List.of();
    }

    private boolean comesFromOutside() {
        return rendezvous.server().map(RendezvousServer::peers).orElse(List.of()).stream()
                .anyMatch(peer -> ServerAddresses.isPublic(peer.observed().getAddress()));
    }
}
