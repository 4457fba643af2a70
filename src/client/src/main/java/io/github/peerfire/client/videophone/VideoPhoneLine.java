package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes calls of Video Phones and places calls to them, one at a time (ProtoXEP 8.2 and 8.3).
 *
 * <pre>{@code
 * VideoPhoneLine line = VideoPhoneLine.open(connection, "alice", LineThread.of(executor));
 * line.onIncomingCall(call -> call.accept());
 * directory.lookup("vera").thenAccept(found -> found.ifPresent(peer -> line.call("vera", peer)));
 * }</pre>
 *
 * <p>A peer makes it ring at most five times a minute, all together twenty times; who calls more often is refused.
 *
 * <p>While there is a call, all others are refused, and before it was accepted neither side hears anything. The
 * connection is the application's: the line does not close it, but takes the server's calls
 * ({@link NetConnection#onCall}), by which Video Phones of 2011 say what they want.
 */
public final class VideoPhoneLine implements AutoCloseable {

    /** As ordinary calls wait for an answer. */
    static final Duration RING_LIMIT_OUTGOING = Duration.ofSeconds(60);

    /** A caller plays "media-callee" at once, and a name that nobody publishes is refused after a minute. */
    static final Duration RING_LIMIT_INCOMING = Duration.ofSeconds(55);

    /** Who did not let us play its control stream by then is called through the rendezvous, too. */
    private static final Duration CONTROL_LIMIT = Duration.ofSeconds(1);

    private static final String CONTROL = "control";
    private static final String CALLER = "media-caller";
    private static final String CALLEE = "media-callee";
    private static final String INCOMING = "onIncomingCall";
    private static final String ACCEPTED = "onCallAccepted";

    private final String name;
    private final LineThread thread;
    private final CallLimit limit = new CallLimit();
    private final AtomicReference<VideoPhoneCall> present = new AtomicReference<>();
    private volatile Consumer<VideoPhoneCall> incoming = VideoPhoneCall::hangUp;
    private volatile Consumer<VideoPhoneCall> over = call -> { };
    private volatile Predicate<PeerId> admitted = peer -> true;
    private NetConnection connection;
    private Runnable leave = () -> { };
    private boolean closed;

    private VideoPhoneLine(String name, LineThread thread) {
        this.name = name;
        this.thread = thread;
    }

    /**
     * Opens a line.
     *
     * @param name our name in the registry, by which we are called
     */
    public static VideoPhoneLine open(NetConnection connection, String name, LineThread thread) {
        VideoPhoneLine line = new VideoPhoneLine(name, thread);
        line.moveTo(connection);
        return line;
    }

    /**
     * Goes on at another connection, since the present one cannot be found any more. A call that there is goes on
     * where it is.
     */
    public synchronized void moveTo(NetConnection next) {
        if (closed || next.equals(connection)) {
            return;
        }
        Runnable leaveEarlier = leave;
        connection = next;
        PublishedStream control = NetStream.publishDirect(next, CONTROL + name,
                made -> made.onPeerConnect(caller -> admits(next, caller)));
        next.onCall(new SignalHandler(next, name, this::present, (caller, claimed) -> invited(next, caller, claimed)));
        leave = () -> {
            control.close();
            next.onCall((method, arguments) -> null);
        };
        present().ifPresentOrElse(call -> call.ended().thenRun(leaveEarlier), leaveEarlier);
    }

    /** Tells of calls that ring, on the line's thread. One listener; without one they are declined. */
    public void onIncomingCall(Consumer<VideoPhoneCall> listener) {
        incoming = listener;
    }

    /**
     * Refuses callers at whom this says no, as if there were another call. On the endpoint's thread; must not block.
     */
    public void admitIf(Predicate<PeerId> condition) {
        admitted = condition;
    }

    /** Tells of calls that are over, on the line's thread. One listener, a later one replaces it. */
    public void onCallEnded(Consumer<VideoPhoneCall> listener) {
        over = listener;
    }

    /** The call that there is, also one that does not ring yet. */
    public Optional<VideoPhoneCall> present() {
        return Optional.ofNullable(present.get());
    }

    /**
     * Calls a Video Phone.
     *
     * @param called its name in the registry
     * @param peer what the registry knows under that name
     * @return the call; over at once, as {@link VideoPhoneEnding#BUSY}, if there is another one, and as
     *     {@link VideoPhoneEnding#UNREACHABLE} if the line is closed
     */
    public synchronized VideoPhoneCall call(String called, PeerId peer) {
        CallMachine machine = new CallMachine(thread, peer, called, RING_LIMIT_OUTGOING);
        CallStreamsOut out = new CallStreamsOut(machine, name);
        CallStreamsIn in = new CallStreamsIn(machine);
        VideoPhoneCall call = new VideoPhoneCall(machine, out, in, false);
        if (closed) {
            machine.end(VideoPhoneEnding.UNREACHABLE);
        } else if (present.compareAndSet(null, call)) {
            NetConnection from = connection;
            thread.execute(() -> place(call, from, called, out, in));
        } else {
            machine.end(VideoPhoneEnding.BUSY);
        }
        return call;
    }

    private void place(
            VideoPhoneCall call, NetConnection from, String called, CallStreamsOut out, CallStreamsIn in) {
        CallMachine machine = call.machine();
        if (machine.isOver()) {
            finished(call);
            return;
        }
        CallSignals signals = new CallSignals(from, machine, name, false);
        Runnable patience = thread.schedule(CONTROL_LIMIT, signals::invite);
        Asking asking = new Asking(machine, signals);
        NetStream[] asked = new NetStream[1];
        machine.on(() -> { }, () -> {
            patience.run();
            finished(call);
            signals.end();
            out.close();
            in.close();
            asked[0].close();
        });
        machine.begin();
        asked[0] = NetStream.playFrom(from, call.peer(), CONTROL + called, List.of(),
                made -> made.onStatus(asking::status));
        out.publish(from, CALLER, subscriber -> asking.plays(() -> subscriber.send(INCOMING, name)));
        in.play(from, CALLEE, ACCEPTED, said -> machine.acceptedThere());
    }

    /** Somebody plays the control stream. On the endpoint's thread. */
    private boolean admits(NetConnection at, PeerStream caller) {
        if (present().filter(call -> call.isIncoming() && call.peer().equals(caller.farId())).isPresent()) {
            // Its invitation was faster.
            return true;
        }
        if (!admitted.test(caller.farId()) || present.get() != null
                || !limit.admits(caller.farId(), System.nanoTime())) {
            return false;
        }
        CallMachine machine = new CallMachine(thread, caller.farId(), "", RING_LIMIT_INCOMING);
        caller.onStatus(status -> {
            if (status.code().equals(StatusCode.STREAM_CONNECT_CLOSED)) {
                machine.end(VideoPhoneEnding.REMOTE_HUNG_UP);
            }
        });
        return takes(at, new CallSignals(at, machine, name, true), machine, caller::close).isPresent();
    }

    /** ProtoXEP 8.2: idle -> alerting; else nothing. */
    private Optional<VideoPhoneCall> takes(
            NetConnection at, CallSignals signals, CallMachine machine, Runnable close) {
        CallStreamsOut out = new CallStreamsOut(machine, name);
        CallStreamsIn in = new CallStreamsIn(machine);
        VideoPhoneCall call = new VideoPhoneCall(machine, out, in, true);
        if (!present.compareAndSet(null, call)) {
            return Optional.empty();
        }
        thread.execute(() -> answer(call, at, signals, close, out, in));
        return Optional.of(call);
    }

    private void answer(VideoPhoneCall call, NetConnection at, CallSignals signals, Runnable close,
            CallStreamsOut out, CallStreamsIn in) {
        CallMachine machine = call.machine();
        if (machine.isOver()) {
            close.run();
            finished(call);
            return;
        }
        machine.on(() -> {
            out.publish(at, CALLEE, subscriber -> {
                if (!signals.isUsed()) {
                    subscriber.send(ACCEPTED, name);
                }
            });
            signals.accept();
            in.receive(true);
        }, () -> {
            finished(call);
            signals.end();
            out.close();
            in.close();
            close.run();
            refuseWaiting(at, call.peer());
        });
        machine.begin();
        in.play(at, CALLER, INCOMING, claimed -> machine.named(claimed, () -> incoming.accept(call)));
        in.receive(false);
    }

    /** Somebody calls through the rendezvous; who does so too often is not answered. On the endpoint's thread. */
    private void invited(NetConnection at, PeerId caller, String claimed) {
        if (!limit.admits(caller, System.nanoTime())) {
            return;
        }
        CallMachine machine = new CallMachine(thread, caller, "", RING_LIMIT_INCOMING);
        CallSignals signals = new CallSignals(at, machine, name, true);
        signals.use();
        Optional<VideoPhoneCall> taken =
                admitted.test(caller) ? takes(at, signals, machine, () -> { }) : Optional.empty();
        taken.ifPresentOrElse(call -> machine.named(claimed, () -> incoming.accept(call)),
                () -> Signal.REJECT.send(at, caller, name));
    }

    /** The caller waits for a stream that is not published any more. */
    private static void refuseWaiting(NetConnection at, PeerId caller) {
        at.unconnectedPeerStreams().stream()
                .filter(waiting -> waiting.farId().equals(caller) && waiting.name().equals(CALLEE))
                .forEach(PeerStream::close);
    }

    private void finished(VideoPhoneCall call) {
        present.compareAndSet(call, null);
        thread.execute(() -> over.accept(call));
    }

    /** Ends the call that there is and takes no more; the connection stays. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        leave.run();
        present().ifPresent(VideoPhoneCall::hangUp);
    }
}
