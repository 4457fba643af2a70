package io.github.peerfire.client;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallMedia;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The media of one call: opens its streams, verifies their session, says when they can be used. Lives on the client's
 * thread.
 */
final class CallStreamMedia implements CallMedia, CallStreams.Events {

    /** ProtoXEP 6.6. */
    private static final Duration HASH_LIMIT = Duration.ofSeconds(10);

    /** UDP is faster than XMPP: a stream that ends may only be the first sign of a hang-up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String sid;
    private final boolean initiator;
    private final ClientThread thread;
    private final Supplier<Binding> bindings;
    private final String streamName = StreamNames.next();
    private final CallRemote remote = new CallRemote();
    private final CallLocal local = new CallLocal();
    private final CompletableFuture<PeerId> farPeer = new CompletableFuture<>();
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private Binding binding;
    private RtmfpTransport far;
    private Listener listener;
    private CallVerification verification;
    private volatile CallStreams streams;
    private Optional<String> earlyHash = Optional.empty();
    private boolean subscribed;
    private boolean playing;
    private boolean ready;
    private boolean closed;

    CallStreamMedia(String sid, boolean initiator, ClientThread thread, Supplier<Binding> bindings) {
        this.sid = sid;
        this.initiator = initiator;
        this.thread = thread;
        this.bindings = bindings;
    }

    @Override
    public RtmfpTransport transport() {
        if (binding == null) {
            binding = bindings.get();
        }
        return binding.transport(streamName);
    }

    @Override
    public void connect(RtmfpTransport theirs, Listener told) {
        if (closed) {
            return;
        }
        far = theirs;
        listener = told;
        PeerId peer = PeerId.parse(theirs.peer().orElseThrow());
        verification = new CallVerification(sid, initiator, theirs.hash(), binding.connection().nearId(), peer);
        earlyHash.ifPresent(verification::takeFarHash);
        playing = theirs.stream().isEmpty();
        farPeer.complete(peer);
        streams = CallStreams.open(binding, theirs, streamName, this, remote);
    }

    @Override
    public void takeFarHash(String hash) {
        if (verification == null) {
            earlyHash = Optional.of(hash);
        } else {
            verification.takeFarHash(hash);
            judge();
        }
    }

    @Override
    public void close() {
        closed = true;
        local.stop();
        if (streams != null) {
            streams.close();
        }
        IllegalStateException over = new IllegalStateException("The call is over.");
        farPeer.completeExceptionally(over);
        code.completeExceptionally(over);
    }

    @Override
    public void subscribed(byte[] nearNonce, byte[] farNonce) {
        thread.execute(() -> {
            subscribed = true;
            opened(nearNonce, farNonce);
        });
    }

    @Override
    public void playing(byte[] nearNonce, byte[] farNonce) {
        thread.execute(() -> {
            playing = true;
            opened(nearNonce, farNonce);
        });
    }

    @Override
    public void unsubscribed() {
        thread.execute(() -> {
            subscribed = false;
            interrupted();
        });
    }

    @Override
    public void silenced() {
        thread.execute(() -> {
            playing = false;
            interrupted();
        });
    }

    private void opened(byte[] nearNonce, byte[] farNonce) {
        if (closed) {
            return;
        }
        if (verification.sessionOpened(nearNonce, farNonce) && verification.isDemanded()) {
            // ProtoXEP 6.6: as soon as the session is open.
            listener.hash(verification.ownHash());
            CallVerification expected = verification;
            thread.schedule(HASH_LIMIT, () -> {
                if (!closed && expected == verification && !expected.isVerified()) {
                    listener.insecure();
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
            listener.insecure();
        } else if (verified && subscribed && playing) {
            ready = true;
            code.complete(verification.code());
            local.start(streams.published());
            listener.ready();
        }
    }

    private void interrupted() {
        if (!closed && ready) {
            thread.schedule(GRACE, this::restore);
        }
    }

    private void restore() {
        if (closed || !ready || subscribed && playing) {
            return;
        }
        ready = false;
        local.stop();
        listener.lost();
        if (!playing) {
            far.stream().ifPresent(name -> streams.play(name, CallStreams.addresses(far), remote));
        }
    }

    CallLocal local() {
        return local;
    }

    CallRemote remote() {
        return remote;
    }

    /** Completes when the other side's address is known. Any thread. */
    CompletableFuture<PeerId> farPeer() {
        return farPeer;
    }

    /** Completes when the session is verified. Any thread. */
    CompletableFuture<String> code() {
        return code;
    }

    /** The streams that there are. Any thread. */
    List<NetStream> openStreams() {
        List<NetStream> open = new ArrayList<>();
        CallStreams present = streams;
        if (present != null) {
            present.eachOpen(open::add);
        }
        return open;
    }
}
