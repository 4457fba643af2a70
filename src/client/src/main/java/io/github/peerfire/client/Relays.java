package io.github.peerfire.client;

import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.element.ExternalService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TURN servers that the service names, with credentials for us (ProtoXEP 2.3). */
final class Relays {

    private static final Logger LOG = LoggerFactory.getLogger(Relays.class);

    /** Each costs a socket and datagrams every minute. */
    private static final int MAX = 2;

    private final RelayPolicy policy;
    private final RtmfpManager manager;
    private final Jid service;
    private volatile boolean known;

    Relays(RelayPolicy policy, RtmfpManager manager, Jid service) {
        this.policy = policy;
        this.manager = manager;
        this.service = service;
    }

    /** Asks for them; none if the service does not answer. Credentials end, so they are asked for each time. */
    CompletableFuture<List<TurnServer>> ask() {
        if (policy == RelayPolicy.NEVER) {
            return CompletableFuture.completedFuture(List.of());
        }
        return manager.externalServices(service).handle((services, failure) -> {
            if (failure != null) {
                LOG.debug("The service names no relays: {}", failure.toString());
                return List.of();
            }
            List<TurnServer> servers = usable(services);
            known = !servers.isEmpty();
            return servers;
        });
    }

    /** Whether there were any when they were asked for last. Any thread. */
    boolean known() {
        return known;
    }

    static List<TurnServer> usable(List<ExternalService> services) {
        return services.stream().flatMap(service -> read(service).stream()).limit(MAX).toList();
    }

    private static Optional<TurnServer> read(ExternalService service) {
        boolean overUdp = service.transport().orElse("udp").equals("udp");
        if (!service.type().equals("turn") || !overUdp || service.host().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TurnServer(service.host(), service.port().orElse(TurnServer.DEFAULT_PORT),
                service.username(), service.password().orElse("")));
    }
}
