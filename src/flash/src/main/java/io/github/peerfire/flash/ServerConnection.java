package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfNull;
import io.github.peerfire.flash.amf.AmfString;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The session with the server and the NetConnection's control flows on it (RFC 7425 §5.3). */
final class ServerConnection implements IncomingFlow, OutgoingFlow {

    /** Is told what becomes of it; once connected at most once more. */
    interface Owner {

        /** The server accepted {@code connect} with this information object. */
        void connected(AmfValue information);

        /** The server did not accept, or was not found. */
        void failed(NetStatus status);

        /** It was connected, and is no more. */
        void closed(NetStatus status);

        /** The server wishes another keepalive period towards peers, in nanoseconds. */
        void peerKeepalivePeriod(long period);
    }

    private enum State { IDLE, OPENING, CONNECTED, OVER }

    private static final int EXCEPTION = 0; // RFC 7425 §5.3.5.3

    private final ConnectionContext context;
    private final RtmfpUri uri;
    private final Owner owner;
    private final TimedBarriers barriers;
    private final ServerStreams streams;
    private final CallHandling calls;
    private volatile State state = State.IDLE;
    private volatile Session session;
    private CommandChannel commands;
    private boolean extended;
    /** Whether the server wants to know which introductions were answered. */
    private boolean wantsReports;
    private RecvFlow canonical;

    ServerConnection(ConnectionContext context, RtmfpUri uri, Owner owner) {
        this.context = context;
        this.uri = uri;
        this.owner = owner;
        this.streams = new ServerStreams(context, this);
        this.calls = new CallHandling(context);
        this.barriers = new TimedBarriers(context, this::process);
    }

    ServerStreams streams() {
        return streams;
    }

    /** What the server calls here. */
    CallHandling calls() {
        return calls;
    }

    /** Begins. Not called where there is no server to connect to. */
    void open(List<InetSocketAddress> candidates, long now) {
        state = State.OPENING;
        session = context.open(FlashEndpointDiscriminator.ofUri(uri.text()).encoded(), null, candidates, now);
        if (session == null) {
            over(NetStatus.error(StatusCode.CONNECT_FAILED, "No network interface reaches the server."), now);
            return;
        }
        context.schedule(context.config().connectTimeout(), this::timedOut);
    }

    boolean owns(Session candidate) {
        return candidate == session;
    }

    /** The server's session, null before {@link #open} and without server. From any thread. */
    Session session() {
        return session;
    }

    void sessionOpened(long now) {
        if (state != State.OPENING) {
            return;
        }
        session.setIntroducer(true); // RFC 7425 §5.4.1: the server introduces peers
        SendFlow flow = session.openFlow(new FlowMetadata(0, false).encode(), FlowOptions.DEFAULT, now);
        flow.attach(this);
        commands = new CommandChannel(flow);
        connect(now);
    }

    private void connect(long now) {
        List<AmfValue> arguments;
        try {
            ConnectArguments extra = context.config().arguments();
            arguments = AmfValue.listOf(extra.arguments(session.nearNonce(), session.farNonce()));
        } catch (RuntimeException e) {
            over(NetStatus.error(StatusCode.CONNECT_FAILED, "The arguments of connect: " + e.getMessage()), now);
            return;
        }
        AmfValue object = ConnectCommand.object(uri, context.config().commandObject());
        commands.call("connect", object, arguments, now).answer().whenComplete((information, failure) -> {
            if (failure == null) {
                accepted(information, context.now());
            } else if (failure instanceof NetStatusException refusal) {
                over(refusal.status(), context.now());
            }
        });
    }

    private void accepted(AmfValue information, long now) {
        if (state != State.OPENING) {
            return;
        }
        NetStatus error = NetStatus.of(information).filter(told -> told.level() == NetStatus.Level.ERROR).orElse(null);
        if (error != null) { // some servers refuse with a result
            over(error, now);
            return;
        }
        state = State.CONNECTED;
        extended = ConnectCommand.isAmf3(information);
        wantsReports = ConnectCommand.wantsReports(information);
        sendPeerInfo(now); // RFC 7425 §5.3.3: MUST
        owner.connected(information);
    }

    /** Tells the server this machine's addresses, as they are now. */
    void sendPeerInfo(long now) {
        if (state == State.CONNECTED) {
            // RFC 7425 §5.3.3: SHOULD be an extended command if the negotiated object encoding is AMF3
            commands.send(PeerInfo.command(context.driver().localAddresses(), extended), now);
        }
    }

    /** A session with a peer is open to which the server introduced this end; some servers want to know. */
    void peerReached(PeerId peer, long now) {
        if (wantsReports) {
            send(new CommandMessage(extended, 0, "introductionAnswered", 0, AmfNull.NULL,
                    List.of(new AmfString(peer.hex()))), now);
        }
    }

    /** Calls a method of the server's; fails after the configured time. */
    CompletableFuture<AmfValue> call(String command, List<AmfValue> arguments, long now) {
        return call(command, arguments, context.config().callTimeout(), now);
    }

    CompletableFuture<AmfValue> call(String command, List<AmfValue> arguments, long timeout, long now) {
        if (state != State.CONNECTED) {
            return CompletableFuture.failedFuture(new NetStatusException(
                    NetStatus.error(StatusCode.CALL_FAILED, "There is no connection to a server."), null));
        }
        CommandChannel.Call call = commands.call(command, AmfNull.NULL, arguments, now);
        EndpointDriver.Cancellable alarm = context.schedule(timeout, () -> commands.timedOut(call));
        call.answer().whenComplete((answer, failure) -> alarm.cancel());
        return call.answer();
    }

    /** Sends something that wants no answer. */
    void send(RtmpMessage message, long now) {
        if (state == State.CONNECTED) {
            commands.send(message, now);
        }
    }

    /** The flows of a stream to the server, not open yet (RFC 7425 §5.3.5.1). */
    StreamFlows flowsOf(int streamId, OutgoingFlow flowOwner) {
        return new StreamFlows(session, canonical, streamId, flowOwner);
    }

    void flowOpened(RecvFlow flow, FlowMetadata metadata, long now) {
        boolean returned = flow.association().filter(associate -> associate.attachment() == this).isPresent();
        if (returned && metadata.streamId() != 0 && streams.flowOpened(flow, metadata)) {
            return; // RFC 7425 §5.3.5.2
        }
        if (metadata.streamId() != 0 || !returned) {
            flow.reject(EXCEPTION, now);
            return;
        }
        if (canonical == null) {
            canonical = flow; // RFC 7425 §5.3.2
        }
        flow.attach(this);
    }

    @Override
    public void received(RecvFlow flow, RtmpMessage message, long now) {
        barriers.offer(flow, message, now);
    }

    private void process(RecvFlow flow, RtmpMessage message, long now) {
        if (flow.attachment() instanceof ServerStream stream) {
            stream.process(message, now);
        } else if (message instanceof CommandMessage command) {
            process(command, now);
        } else if (message instanceof UserControlMessage control) {
            process(control.event(), now);
        }
    }

    private void process(CommandMessage command, long now) {
        if (state == State.OVER || commands.answered(command)) {
            return;
        }
        if (command.name().equals("close")) {
            over(NetStatus.status(StatusCode.CONNECT_CLOSED, "The server closed the connection."), now);
        } else if (command.name().equals("onStatus")) {
            NetStatus.of(command).ifPresent(context.listeners()::tell);
        } else {
            calls.take(command, answer -> send(answer, context.now()));
        }
    }

    private void process(UserControl event, long now) {
        if (event instanceof UserControl.SetKeepaliveTimers timers) {
            session.setKeepalivePeriod(KeepaliveTimers.serverPeriod(timers), now); // RFC 7425 §5.3.4
            owner.peerKeepalivePeriod(KeepaliveTimers.peerPeriod(timers));
        } else if (event instanceof UserControl.PingRequest ping) {
            commands.send(ping.answer(), now);
        }
    }

    @Override
    public void finished(RecvFlow flow, long now) {
        barriers.releaseAll(now);
        if (flow == canonical) { // RFC 7425 §5.3.6
            over(NetStatus.status(StatusCode.CONNECT_CLOSED, "The server closed the connection."), now);
        }
    }

    @Override
    public void rejected(SendFlow flow, long now) { // RFC 7425 §5.3.6: abrupt
        over(NetStatus.status(StatusCode.CONNECT_CLOSED, "The server ended the connection."), now);
    }

    @Override
    public void completed(SendFlow flow, long now) {
        over(NetStatus.status(StatusCode.CONNECT_CLOSED, "The connection to the server ended."), now);
    }

    void sessionEnded(long now) {
        over(NetStatus.status(StatusCode.CONNECT_CLOSED, "The session with the server ended."), now);
    }

    private void timedOut() {
        if (state == State.OPENING) {
            over(NetStatus.error(StatusCode.CONNECT_FAILED, "The server did not answer in time."
                    + context.relayFailure()), context.now());
        }
    }

    /** Ends it from the near end. */
    void close(long now) {
        over(NetStatus.status(StatusCode.CONNECT_CLOSED, "The connection was closed."), now);
    }

    private void over(NetStatus status, long now) {
        State before = state;
        if (before == State.OVER) {
            return;
        }
        state = State.OVER;
        streams.close(status.description(), now);
        if (commands != null) {
            commands.close(now);
        }
        if (session != null && session.isOpen()) {
            session.close(now);
        } else if (session != null) {
            session.abort(now);
        }
        if (before == State.CONNECTED || before == State.IDLE) {
            owner.closed(status);
        } else if (status.code().equals(StatusCode.CONNECT_CLOSED)) {
            owner.failed(NetStatus.error(StatusCode.CONNECT_FAILED, status.description()));
        } else {
            owner.failed(status);
        }
    }
}
