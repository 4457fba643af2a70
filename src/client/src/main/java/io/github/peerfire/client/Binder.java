package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.element.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * Gets a ticket, connects with it, binds: each time a new connection with a new peer ID (ProtoXEP sections 3 and 4).
 */
final class Binder implements BindingSource {

    private final ClientConfig config;
    private final RtmfpManager manager;
    private final Supplier<EntityFullJid> self;
    private final Jid service;
    private final Relays relays;

    /** @param self our full JID as it is at the moment */
    Binder(ClientConfig config, RtmfpManager manager, Supplier<EntityFullJid> self, Jid service) {
        this.config = config;
        this.manager = manager;
        this.self = self;
        this.service = service;
        this.relays = new Relays(config.relays(), manager, service);
    }

    @Override
    public CompletableFuture<Binding> bind(Consumer<SignInStep> progress) {
        CompletableFuture<List<TurnServer>> proxies = relays.ask();
        return manager.requestTicket(service).thenCombine(proxies, (ticket, turn) -> {
            progress.accept(SignInStep.TICKET_RECEIVED);
            return connect(ticket, turn, 0).thenCompose(connection -> {
                CompletableFuture<Binding> binding = checked(connection, ticket).thenCompose(proofs -> {
                    progress.accept(SignInStep.RENDEZVOUS_CONNECTED);
                    return claim(connection, proofs);
                });
                binding.whenComplete((bound, failure) -> closeIf(failure != null, connection));
                return binding;
            });
        }).thenCompose(binding -> binding);
    }

    @Override
    public CompletableFuture<Binding> rebind(NetConnection connection) {
        return claim(connection, new Proofs(connection.nearNonce(), connection.farNonce()));
    }

    /**
     * What an attempt may take: a ticket, a connection by each of its URIs, a claim, and as much again as one of these.
     */
    static Duration longest(ClientConfig config) {
        return config.timeout().multipliedBy(Ticket.MAX_URIS + 3);
    }

    /** Whether the service named relays when it was asked last. */
    boolean hasRelays() {
        return relays.known();
    }

    private static void closeIf(boolean failed, NetConnection connection) {
        if (failed) {
            connection.closeAsync();
        }
    }

    /** The URIs are tried in their order; a refusal ends it, since the ticket is used up then. */
    private CompletableFuture<NetConnection> connect(Ticket ticket, List<TurnServer> proxies, int index) {
        RtmfpUri uri;
        try {
            uri = RtmfpUri.parse(ticket.uris().get(index));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return NetConnection.connect(uri, settings(ticket, proxies)).exceptionallyCompose(failure ->
                Failures.isUnreachable(failure) && index + 1 < ticket.uris().size()
                        ? connect(ticket, proxies, index + 1)
                        : CompletableFuture.failedFuture(failure));
    }

    private NetConnectionConfig settings(Ticket ticket, List<TurnServer> proxies) {
        long silence = config.silenceLimit().toNanos();
        EndpointConfig usual = EndpointConfig.PEER;
        NetConnectionConfig.Builder settings = NetConnectionConfig.builder();
        config.drivers().ifPresent(settings::drivers);
        return settings
                .connectTimeout(config.timeout())
                .endpoint(new EndpointConfig(true, false, Math.min(usual.keepalivePeriod(), Math.max(silence / 2, 1)),
                        silence, usual.amplification()))
                .turn(proxies.toArray(TurnServer[]::new))
                // ProtoXEP 3.2, carrier 1.
                .arguments((near, far) ->
                        List.of("xmpp-ticket", ticket.id(), new Proofs(near, far).ticketProof(ticket.secret())))
                .build();
    }

    private static CompletableFuture<Proofs> checked(NetConnection connection, Ticket ticket) {
        Proofs proofs = new Proofs(connection.nearNonce(), connection.farNonce());
        String token = connection.information().property("authToken").asText().orElse("");
        // ProtoXEP 3.2: the client MUST check it.
        return proofs.isAuthToken(ticket.secret(), token)
                ? CompletableFuture.completedFuture(proofs)
                : CompletableFuture.failedFuture(new UnprovenServerException());
    }

    private CompletableFuture<Binding> claim(NetConnection connection, Proofs proofs) {
        String jid = self.get().toString();
        Bind request = new Bind(service, connection.nearId().hex(),
                Optional.of(proofs.clientProof(connection.nearId(), jid)), config.media(),
                config.videoPhone() ? Visibility.LEGACY : Visibility.CONTACTS);
        return manager.bind(request).thenCompose(bound -> proofs.areKnownTo(bound, connection.nearId(), jid)
                ? CompletableFuture.completedFuture(new Binding(connection, service, bound.epoch(), bound.uri(),
                        bound.observed().flatMap(Candidates::parse)))
                : CompletableFuture.failedFuture(new UnprovenServerException()));
    }
}
