package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way between the two sides of a call: a stream in each direction and the session that they go over, which is
 * verified (ProtoXEP 6.4, 6.6). A call has one, and another for a moment while transports are replaced. Lives on the
 * client's thread.
 */
final class CallLeg implements CallStreams.Events {

    /** UDP is faster than XMPP: a stream that ends may only be the first sign of a hang-up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** A session that takes another's place is verified by XMPP. */
    private static final Duration HOLD = Duration.ofSeconds(5);

    /** Whoever publishes may not have heard yet, by XMPP, whom to admit; the call's own limits end the asking. */
    private static final Backoff AGAIN = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(4));

    private final CallClock clock;
    private final Owner owner;
    private final CallRemote remote;
    private final CallVerification verification;
    private final boolean demanded;
    private final PeerId near;
    private final PeerId peer;
    private final CallStreams streams;
    private Optional<String> farStream;
    private List<InetSocketAddress> addresses;
    private CallClock.Timer again = () -> { };
    /** Gives up a session that is not verified in time. */
    private CallClock.Timer holding = () -> { };
    /** Gives up a stream that does not come back. */
    private CallClock.Timer interruption = () -> { };
    private int failures;
    private boolean subscribed;
    private boolean playing;
    /** Whether what was asked for is expected to come, since nothing of it was refused or lost yet. */
    private boolean expected = true;
    private boolean ready;
    private boolean held;
    private boolean closed;
    /** The session over which the other side plays ours, or null. */
    private SessionProof listening;
    /** Our nonce of that session. */
    private byte[] listeningNonce;
    /** The session over which we play theirs, or null. */
    private SessionProof speaking;
    /** Whose digits were told last, or null. */
    private SessionProof coded;
    private volatile boolean heard = true;

    /** Is told what becomes of a leg, on the client's thread. */
    interface Owner {

        /** It can be used; again after each loss, and with each other session. */
        void ready(CallLeg leg);

        /** Nothing may be sent for now, since a session that took another's place is not verified. */
        void held(CallLeg leg);

        /** It cannot be used any more, and tries to restore itself. */
        void lost(CallLeg leg);
    }

    /**
     * Lets the other side play ours and plays theirs.
     *
     * @param publication ours
     * @param far the other side's address
     */
    CallLeg(
            CallVerification verification, CallClock clock, Owner owner, Binding binding, Publication publication,
            RtmfpTransport far, CallRemote remote) {
        this.verification = verification;
        this.clock = clock;
        this.owner = owner;
        this.remote = remote;
        this.demanded = far.hash();
        this.near = binding.connection().nearId();
        this.peer = PeerId.parse(far.peer().orElseThrow());
        this.addresses = Candidates.usable(far.candidates());
        this.farStream = far.stream();
        this.playing = farStream.isEmpty();
        this.streams = new CallStreams(binding, peer, publication, this);
        play();
    }

    private void play() {
        again.cancel();
        farStream.ifPresent(theirs -> streams.play(theirs, addresses, remote));
    }

    /** Whether a session has to be verified and is used here. */
    boolean uses(SessionProof session) {
        return demanded && !closed && (session == listening || session == speaking);
    }

    /** The far side publishes a stream under a name that may be new. */
    void takeFarStream(String name) {
        if (!closed && !farStream.equals(Optional.of(name))) {
            farStream = Optional.of(name);
            play();
        }
    }

    /** More addresses of the far side; of use as long as it was not found. */
    void addAddresses(List<InetSocketAddress> more) {
        List<InetSocketAddress> all = new ArrayList<>(addresses);
        more.stream().filter(address -> !all.contains(address)).forEach(all::add);
        boolean news = all.size() > addresses.size();
        addresses = List.copyOf(all);
        if (news && !playing && !closed) {
            play();
        }
    }

    boolean isReady() {
        return ready;
    }

    /** The digits for both users, once it is ready. */
    String code() {
        return coded.code();
    }

    /** Both sides have to take the same session while there are two: that of the initiator's stream. */
    private SessionProof coding() {
        boolean ours = verification.isInitiator() ? listening != null : speaking == null;
        return ours ? listening : speaking;
    }

    Publication publication() {
        return streams.publication();
    }

    /** Any thread. */
    CallStreams streams() {
        return streams;
    }

    void close() {
        closed = true;
        again.cancel();
        holding.cancel();
        interruption.cancel();
        streams.close();
    }

    @Override
    public void opened(byte[] nearNonce, byte[] farNonce) {
        clock.execute(() -> {
            speaking = session(nearNonce, farNonce);
            if (demanded && !closed) {
                // ProtoXEP 6.6: as soon as the session is open.
                verification.tell(speaking);
            }
            judge();
        });
    }

    @Override
    public void subscribed(byte[] nearNonce, byte[] farNonce) {
        clock.execute(() -> {
            subscribed = true;
            listening = session(nearNonce, farNonce);
            listeningNonce = nearNonce;
            shared(listening);
        });
    }

    @Override
    public void playing(byte[] nearNonce, byte[] farNonce) {
        clock.execute(() -> {
            playing = true;
            failures = 0;
            speaking = session(nearNonce, farNonce);
            shared(speaking);
        });
    }

    /** Also of what comes too late: the other side may speak of it still. */
    private SessionProof session(byte[] nearNonce, byte[] farNonce) {
        return verification.session(near, peer, nearNonce, farNonce);
    }

    private void shared(SessionProof session) {
        if (demanded && !closed) {
            verification.share(session);
        }
        judge();
    }

    @Override
    public boolean isHeard() {
        return heard;
    }

    @Override
    public void unsubscribed() {
        clock.execute(() -> {
            subscribed = false;
            listening = null;
            interrupted();
        });
    }

    @Override
    public void silenced() {
        clock.execute(() -> {
            boolean begun = playing;
            playing = false;
            speaking = null;
            expected = false;
            interrupted();
            if (!ready || !begun) {
                playAgain();
            }
        });
    }

    /** The other side may not be as far yet, or a session of an earlier call ended just when it was to be used. */
    private void playAgain() {
        if (closed) {
            return;
        }
        again.cancel();
        again = clock.schedule(AGAIN.pause(failures++, clock.random()), () -> {
            if (!playing) {
                play();
            }
        });
    }

    /** Something may have changed what can be trusted. */
    void judge() {
        if (closed) {
            return;
        }
        boolean trusted = isTrusted(listening) && isTrusted(speaking);
        heard = speaking == null || isTrusted(speaking) || isHeardUnverified();
        if (ready && !held && !trusted) {
            held = true;
            owner.held(this);
            holding = clock.schedule(HOLD, this::lose);
        } else if (trusted && (ready ? held || coding() != coded : isUsable())) {
            use();
        }
        gate();
    }

    /** What comes before the first session is verified is heard, unless there is doubt (ProtoXEP 6.6). */
    private boolean isHeardUnverified() {
        return coded == null && !verification.isDoubtful();
    }

    /** What is sent goes to the other side while all can be trusted, whoever else gets it (ProtoXEP 6.6). */
    private void gate() {
        if (ready && !held && listening != null) {
            streams.release(listeningNonce);
        } else {
            streams.hold();
        }
    }

    private boolean isTrusted(SessionProof session) {
        return !demanded || session == null || session.isVerified();
    }

    private boolean isUsable() {
        return subscribed && (playing || expected);
    }

    private void use() {
        if (isUsable()) {
            ready = true;
            held = false;
            holding.cancel();
            coded = coding();
            gate();
            owner.ready(this);
        }
    }

    private void interrupted() {
        if (!closed && ready) {
            interruption.cancel();
            interruption = clock.schedule(GRACE, () -> {
                if (!isUsable()) {
                    lose();
                }
            });
        }
    }

    private void lose() {
        if (closed || !ready) {
            return;
        }
        ready = false;
        held = false;
        expected = false;
        holding.cancel();
        interruption.cancel();
        gate();
        owner.lost(this);
        if (!playing && !closed) {
            again.cancel();
            play();
        }
    }
}
