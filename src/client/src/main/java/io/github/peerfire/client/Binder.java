package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Bound;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.element.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/**
 * Gets a ticket, connects with it, binds: each time a new connection with a new peer ID (ProtoXEP sections 3 and 4).
 */
final class Binder {

    private final ClientConfig config;
    private final RtmfpManager manager;
    private final EntityFullJid self;
    private final Jid service;

    Binder(ClientConfig config, RtmfpManager manager, EntityFullJid self, Jid service) {
        this.config = config;
        this.manager = manager;
        this.self = self;
        this.service = service;
    }

    /** Fails with what went wrong; nothing stays open then. */
    CompletableFuture<Binding> bind(Consumer<SignInStep> progress) {
        return manager.requestTicket(service).thenCompose(ticket -> {
            progress.accept(SignInStep.TICKET_RECEIVED);
            return connect(ticket, 0).thenCompose(connection -> {
                CompletableFuture<Binding> binding = checked(connection, ticket).thenCompose(proofs -> {
                    progress.accept(SignInStep.RENDEZVOUS_CONNECTED);
                    return claim(connection, proofs);
                });
                binding.whenComplete((bound, failure) -> closeIf(failure != null, connection));
                return binding;
            });
        });
    }

    private static void closeIf(boolean failed, NetConnection connection) {
        if (failed) {
            connection.closeAsync();
        }
    }

    /** The URIs are tried in their order; a refusal ends it, since the ticket is used up then. */
    private CompletableFuture<NetConnection> connect(Ticket ticket, int index) {
        NetConnectionConfig settings = NetConnectionConfig.builder()
                .connectTimeout(config.timeout())
                // ProtoXEP 3.2, carrier 1.
                .arguments((near, far) ->
                        List.of("xmpp-ticket", ticket.id(), new Proofs(near, far).ticketProof(ticket.secret())))
                .build();
        RtmfpUri uri;
        try {
            uri = RtmfpUri.parse(ticket.uris().get(index));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return NetConnection.connect(uri, settings).exceptionallyCompose(failure ->
                isUnreachable(failure) && index + 1 < ticket.uris().size()
                        ? connect(ticket, index + 1)
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean isUnreachable(Throwable failure) {
        return Failures.root(failure) instanceof NetStatusException status
                && status.status().code().equals(StatusCode.CONNECT_FAILED);
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
        String jid = self.toString();
        Bind request = new Bind(service, connection.nearId().hex(),
                Optional.of(proofs.clientProof(connection.nearId(), jid)), config.media(), Visibility.CONTACTS);
        return manager.bind(request).thenCompose(bound -> isProven(bound, connection, proofs)
                ? CompletableFuture.completedFuture(new Binding(connection, service, bound.epoch(), bound.uri()))
                : CompletableFuture.failedFuture(new UnprovenServerException()));
    }

    private boolean isProven(Bound bound, NetConnection connection, Proofs proofs) {
        // ProtoXEP 4.3: a client that has nonces MUST check the server proof.
        return bound.peer().equals(connection.nearId().hex())
                && proofs.isServerProof(connection.nearId(), self.toString(), bound.proof().orElse(""));
    }
}
