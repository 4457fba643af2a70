package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfObject;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rendezvous.check.ConnectivityResult;
import io.github.peerfire.rendezvous.trace.Party;
import io.github.peerfire.rtmfp.EndpointDriver.Cancellable;
import io.github.peerfire.rtmfp.common.Rate;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.CloseReason;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One client's connection, from its session's opening to its end (RFC 7425 §5.3). Confined to its event loop, but for
 * what an {@link Introducible} can, {@link #mayLookUp} and {@link #nat}.
 */
final class ControlConnection implements Introducible {

    /** How long a client may take to acknowledge that it is being disconnected. */
    private static final long CLOSING_TIME = 3 * Time.SECOND;

    private static final Rate CHECKS = Rate.perMinute(3);

    private enum State {
        /** Waiting for {@code connect}. */
        OPENED,
        ADMITTED,
        /** The client is being told that it is over. */
        CLOSING,
        CLOSED
    }

    private final long id;
    private final Session session;
    private final SourceNetwork source;
    private final RendezvousEndpoint endpoint;
    private final ControlChannel channel;
    /** See {@link Rate}. */
    private long lookups = Rate.FULL;
    private long helloes = Rate.FULL;
    private long checks = Rate.FULL;
    /** Null while nothing has to be done in time. */
    private Cancellable timer;
    /** Null as long as nobody asks what was seen of it. */
    private volatile ObservedNat nat;
    /** Null before there is use for it. */
    private volatile Party party;
    private volatile State state = State.OPENED;
    private volatile ConnectedPeer peer;
    /** Whether it says whom of those that it asked for it heard from; as it said itself when it connected. */
    private volatile boolean reports;
    private volatile SaidAddresses said = SaidAddresses.NONE;

    ControlConnection(long id, Session session, SourceNetwork source, RendezvousEndpoint endpoint) {
        this.id = id;
        this.session = session;
        this.source = source;
        this.endpoint = endpoint;
        channel = new ControlChannel(session);
        timer = endpoint.driver().schedule(
                endpoint.config().limits().connectTimeout().toNanos(), this::connectTimedOut);
    }

    SourceNetwork source() {
        return source;
    }

    Session session() {
        return session;
    }

    RendezvousEndpoint endpoint() {
        return endpoint;
    }

    /** The peer as admitted; null before. */
    @Override
    public ConnectedPeer peer() {
        return peer;
    }

    @Override
    public boolean isAdmitted() {
        return state == State.ADMITTED;
    }

    /** How introductions know it; only once it is admitted. */
    Party party() {
        Party known = party;
        return known == null ? newParty() : known;
    }

    private synchronized Party newParty() {
        if (party == null) {
            party = new Party(id, peer.id(), reports);
        }
        return party;
    }

    /** Whether this client may look somebody up once more. */
    synchronized boolean mayLookUp(long now) {
        long taken = endpoint.lookupRate().take(lookups, now);
        lookups = taken == Rate.EXCEEDED ? lookups : taken;
        return taken != Rate.EXCEEDED;
    }

    @Override
    public synchronized boolean mayBeGreeted(InetSocketAddress asker, long now) {
        Rate rate = endpoint.helloRate();
        long left = rate.left(helloes, now);
        // Mostly nobody else asked a moment ago: then there is nothing to share, and nothing is kept.
        boolean contested = helloes > now;
        boolean may = left > 0 && (!contested || endpoint.contestedPeers().take(id, asker, left, now));
        helloes = may ? rate.take(helloes, now) : helloes;
        return may;
    }

    @Override
    public void greet(byte[] discriminator, CandidateAddress replyAddress, byte[] tag, RendezvousEndpoint here,
            long now) {
        if (here == endpoint) {
            session.forwardHello(discriminator, replyAddress, tag, now);
        } else {
            endpoint.driver().execute(() ->
                    session.forwardHello(discriminator, replyAddress, tag, endpoint.driver().now()));
        }
    }

    /** What was seen of the NAT before it. */
    synchronized ObservedNat nat() {
        ObservedNat seen = nat;
        if (seen == null) {
            seen = new ObservedNat();
            nat = seen;
        }
        return seen;
    }

    /** Whether its NAT was seen to use one port for all far ends. */
    boolean keepsPorts() {
        ObservedNat seen = nat;
        return seen != null && seen.keepsPorts();
    }

    @Override
    public List<InetSocketAddress> candidates() {
        return said.all();
    }

    void setCandidates(List<InetSocketAddress> addresses) {
        InetSocketAddress observed = peer.observed();
        said = new SaidAddresses(addresses.stream()
                .filter(address -> !endpoint.ownAddresses().contains(address))
                // Who is behind no NAT says what is known: one object for it is less memory, which whoever asks reads.
                .map(address -> address.equals(observed) ? observed : address)
                .toList());
    }

    void flowOpened(RecvFlow flow, long now) {
        channel.accept(flow, now);
    }

    void messageArrived(RecvFlow flow, byte[] bytes, long now) {
        boolean late = !session.isOpen() || state == State.CLOSING || state == State.CLOSED;
        if (!(flow.attachment() instanceof FlowMetadata metadata) || late) {
            return;
        }
        try {
            RtmpMessage message = RtmpMessage.decode(bytes);
            if (message instanceof CommandMessage command) {
                handle(metadata.streamId(), command, now);
            } else if (message instanceof UserControlMessage control
                    && control.event() instanceof UserControl.PingRequest ping) {
                send(0, new UserControlMessage(new UserControl.PingResponse(ping.timestamp())), now);
            }
        } catch (MalformedMessageException malformed) {
            endpoint.count(Counter.MALFORMED_MESSAGES);
        }
    }

    private void handle(int streamId, CommandMessage command, long now) {
        if (state == State.ADMITTED && !command.name().equals("connect")) {
            new ControlCommands(this, channel).handle(streamId, command, now);
        } else if (state == State.OPENED && command.name().equals("connect")
                && command.commandObject() instanceof AmfObject object) {
            cancelTimer();
            new Admission(id, this).decide(command, object, now);
        } else {
            endpoint.count(Counter.MALFORMED_MESSAGES);
            session.close(now);
        }
    }

    /** The client is admitted; it is still to be told. */
    void admit(ConnectedPeer admitted, boolean reportsReached) {
        peer = admitted;
        reports = reportsReached;
        state = State.ADMITTED;
        endpoint.admitted(this);
    }

    /** The client is not admitted, and was told why. */
    void reject(long now) {
        endpoint.connectRejected(source, now);
        beginClosing(now);
    }

    /** Says how often it should ask for a sign of life, as is set. */
    void adviseKeepalive(long now) {
        RendezvousConfig config = endpoint.config();
        // RFC 7425 §5.3.4; without it rtmfp-cpp stays silent for an hour and its NAT forgets it
        send(0, ControlMessages.keepalive(config.serverKeepalive(), config.peerKeepalive()), now);
    }

    /** Has the session find out as soon as is set now that its client vanished. */
    void followPresence(long now) {
        PresenceSettings presence = endpoint.config().presence();
        session.setKeepalivePeriod(presence.askAfter().toNanos(), now);
        session.setSilenceLimit(presence.goneAfter().toNanos(), now);
    }

    /** The configuration has changed in what connections follow. */
    void reconfigured(boolean keepalive, long now) {
        if (isAdmitted()) {
            followPresence(now);
        }
        if (isAdmitted() && keepalive) {
            adviseKeepalive(now);
        }
    }

    /** Sends a message; a client that acknowledges nothing for long is given up. */
    void send(int streamId, RtmpMessage message, long now) {
        if (session.isOpen() && !channel.send(streamId, message, now)) {
            session.abort(now);
        }
    }

    /** As {@link #send} on stream 0, at any later time; nothing happens if the client has gone meanwhile. */
    void sendLater(RtmpMessage message) {
        if (isAdmitted()) {
            send(0, message, endpoint.driver().now());
        }
    }

    /** This client says that it heard from a peer that it had asked for. */
    void reached(PeerId wanted, long now) {
        endpoint.introductionLog().answered(party(), wanted, now);
    }

    /** Has this client's connectivity checked; empty if that is asked for too often. */
    Optional<CompletableFuture<ConnectivityResult>> checkConnectivity(long now) {
        long taken = CHECKS.take(checks, now);
        checks = taken == Rate.EXCEEDED ? checks : taken;
        return taken == Rate.EXCEEDED ? Optional.empty() : endpoint.checks().begin(this, now);
    }

    /** Lets others try out sessions to this client; false if that is not wanted. */
    boolean offerCheckHelp() {
        return endpoint.helpers().offer(peer);
    }

    Duration roundTripTime() {
        return Duration.ofNanos(session.smoothedRoundTripTime());
    }

    boolean isAuthenticated() {
        return session.isAuthenticated();
    }

    void addressChanged() {
        if (isAdmitted()) {
            InetSocketAddress previous = peer.observed();
            nat = null;
            peer = peer.movedTo(session.farAddress());
            said = said.afterMove(previous, peer.observed());
            endpoint.moved(this, previous);
        }
    }

    void flowFinished(RecvFlow flow, long now) {
        if (channel.isControl(flow)) {
            channel.close(now); // RFC 7425 §5.3.6
            session.close(now);
        }
    }

    void flowEnded(SendFlow flow, long now) {
        if (channel.isControl(flow)) {
            session.close(now); // RFC 7425 §5.3.6: rejected by the client, or all was said
        } else {
            channel.forget(flow);
        }
    }

    /** Tells the client that its connection is over, then closes. */
    void disconnect(String code, String description, long now) {
        if (isAdmitted()) {
            withdraw(CloseReason.NEAR_CLOSED);
            send(0, ControlMessages.status(code.endsWith(".Closed") ? "status" : "error", code, description), now);
            beginClosing(now);
        }
    }

    /** The order matters: librtmfp ends only with the flow, others with the error, all with the session. */
    private void beginClosing(long now) {
        state = State.CLOSING;
        send(0, ControlMessages.close(), now);
        channel.close(now);
        timer = endpoint.driver().schedule(CLOSING_TIME, () -> session.close(endpoint.driver().now()));
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void connectTimedOut() {
        if (state == State.OPENED) {
            endpoint.count(Counter.CONNECT_TIMEOUTS);
            session.close(endpoint.driver().now());
        }
    }

    /** The session is over. */
    void closed(CloseReason reason) {
        cancelTimer();
        if (isAdmitted()) {
            withdraw(reason);
        }
        state = State.CLOSED;
    }

    private void withdraw(CloseReason reason) {
        state = State.CLOSING;
        endpoint.withdrawn(this, reason);
    }
}
