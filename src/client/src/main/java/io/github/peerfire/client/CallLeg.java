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

    /** ProtoXEP 6.6. */
    private static final Duration HASH_LIMIT = Duration.ofSeconds(10);

    /** UDP is faster than XMPP: a stream that ends may only be the first sign of a hang-up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Whoever publishes may not have heard yet, by XMPP, whom to admit; the call's own limits end the asking. */
    private static final Backoff AGAIN = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(4));

    private final CallClock clock;
    private final Owner owner;
    private final CallRemote remote;
    private final CallVerification verification;
    private final CallStreams streams;
    private Optional<String> farStream;
    private List<InetSocketAddress> addresses;
    private CallClock.Timer again = () -> { };
    private int failures;
    private boolean subscribed;
    private boolean playing;
    /** Whether what was asked for is expected to come, since nothing of it was refused or lost yet. */
    private boolean expected = true;
    private boolean ready;
    private boolean closed;

    /** Is told what becomes of a leg, on the client's thread. */
    interface Owner {

        /** Our value of ProtoXEP 6.6. */
        void hash(String own);

        /** It can be used; again after each loss. */
        void ready(CallLeg leg);

        /** It cannot be used any more, and tries to restore itself. */
        void lost(CallLeg leg);

        /** The far side's value is wrong or did not come. */
        void insecure();
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
        this.addresses = Candidates.usable(far.candidates());
        this.farStream = far.stream();
        this.playing = farStream.isEmpty();
        this.streams = new CallStreams(binding, PeerId.parse(far.peer().orElseThrow()), publication, this);
        play();
    }

    private void play() {
        again.cancel();
        farStream.ifPresent(theirs -> streams.play(theirs, addresses, remote));
    }

    /** The far side's value of ProtoXEP 6.6; may come before the session is open. */
    void takeFarHash(String hash) {
        verification.takeFarHash(hash);
        judge();
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
        return verification.code();
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
        streams.close();
    }

    @Override
    public void opened(byte[] nearNonce, byte[] farNonce) {
        clock.execute(() -> verify(nearNonce, farNonce));
    }

    @Override
    public void subscribed(byte[] nearNonce, byte[] farNonce) {
        clock.execute(() -> {
            subscribed = true;
            verify(nearNonce, farNonce);
        });
    }

    @Override
    public void playing(byte[] nearNonce, byte[] farNonce) {
        clock.execute(() -> {
            playing = true;
            failures = 0;
            verify(nearNonce, farNonce);
        });
    }

    @Override
    public void unsubscribed() {
        clock.execute(() -> {
            subscribed = false;
            interrupted();
        });
    }

    @Override
    public void silenced() {
        clock.execute(() -> {
            boolean begun = playing;
            playing = false;
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

    private void verify(byte[] nearNonce, byte[] farNonce) {
        if (closed) {
            return;
        }
        if (verification.sessionOpened(nearNonce, farNonce) && verification.isDemanded()) {
            // ProtoXEP 6.6: as soon as the session is open.
            String own = verification.ownHash();
            owner.hash(own);
            clock.schedule(HASH_LIMIT, () -> {
                if (!closed && own.equals(verification.ownHash()) && !verification.isVerified()) {
                    owner.insecure();
                }
            });
        }
        judge();
    }

    private void judge() {
        if (closed || ready || !verification.knowsSession()) {
            return;
        }
        boolean verified = verification.isVerified();
        if (!verified && verification.hasFarHash()) {
            owner.insecure();
        } else if (verified && subscribed && (playing || expected)) {
            ready = true;
            owner.ready(this);
        }
    }

    private void interrupted() {
        if (!closed && ready) {
            clock.schedule(GRACE, this::restore);
        }
    }

    private void restore() {
        if (closed || !ready || subscribed && (playing || expected)) {
            return;
        }
        ready = false;
        expected = false;
        owner.lost(this);
        if (!playing && !closed) {
            again.cancel();
            play();
        }
    }
}
