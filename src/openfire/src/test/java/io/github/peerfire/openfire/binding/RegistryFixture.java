package io.github.peerfire.openfire.binding;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.ticket.Proofs;
import io.github.peerfire.openfire.ticket.SessionNonces;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.testbed.time.ManualClock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.xmpp.packet.JID;

/** A registry, peers that connect to it, and a record of what it told its listener. */
public final class RegistryFixture implements BindingListener, BindingRules {

    public static final JID DESK = new JID("alice@example.net/desk");
    public static final JID PHONE = new JID("alice@example.net/phone");
    public static final JID BOB = new JID("bob@example.net/x");

    public final ManualClock clock = new ManualClock();
    public final BindingRegistry registry = new BindingRegistry(this, this, clock);
    public final List<String> told = new ArrayList<>();
    public boolean requireProof;
    public Duration linger = Duration.ofSeconds(300);

    /** A peer ID of 32 equal bytes. */
    public static PeerId id(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return new PeerId(bytes);
    }

    /** A peer whose connection, peer ID and nonces follow from a number. */
    public static ConnectedPeer peer(int number, boolean staticKeys) {
        return peer(number, number, staticKeys);
    }

    /** A peer with a given connection, whose peer ID and nonces follow from a number. */
    public static ConnectedPeer peer(long connectionId, int number, boolean staticKeys) {
        byte[] clientNonce = new byte[32];
        Arrays.fill(clientNonce, (byte) (number + 100));
        byte[] serverNonce = new byte[32];
        Arrays.fill(serverNonce, (byte) (number + 50));
        return new ConnectedPeer(connectionId, id(number), staticKeys,
                new InetSocketAddress("203.0.113.5", 50_000 + number), "owner", clientNonce, serverNonce,
                Instant.EPOCH);
    }

    /** Has a peer connect with a ticket that does not bind. */
    public void connect(int number, JID holder) {
        registry.connected(peer(number, true), new TicketHolder(holder, OptionalLong.empty()));
    }

    /** Has a peer connect with a proven ticket. */
    public void connectProven(int number, JID holder) {
        registry.connected(peer(number, true), new TicketHolder(holder, registry.epochFor(holder, id(number))));
    }

    /** A claim without a proof. */
    public static BindClaim claim(int number, JID holder) {
        return new BindClaim(holder, id(number), Optional.empty(), EndpointOptions.DEFAULT);
    }

    /** A claim with the proof that only the peer itself can make. */
    public static BindClaim proven(int number, JID holder) {
        ConnectedPeer peer = peer(number, true);
        SessionNonces nonces = new SessionNonces(peer.clientNonce(), peer.serverNonce());
        return new BindClaim(holder, id(number), Optional.of(Proofs.bindClient(nonces, id(number), holder)),
                EndpointOptions.DEFAULT);
    }

    /** What the listener was told since this was asked last. */
    public List<String> takeTold() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Override
    public void bindingChanged(JID holder, boolean bound) {
        told.add((bound ? "bound " : "unbound ") + holder);
    }

    @Override
    public void sessionToClose(long connectionId, String why) {
        told.add("close " + connectionId);
    }

    @Override
    public boolean requireProof() {
        return requireProof;
    }

    @Override
    public Duration linger() {
        return linger;
    }
}
