package io.github.peerfire.client;

import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The two streams of a session: ours, which the peer may play, and the peer's, played (ProtoXEP 6.4). */
final class CallStreams {

    private final Binding binding;
    private final PeerId peer;
    private final Events events;
    private final Publication publication;
    private volatile PlayedStream played;

    /** What happens to the streams; on the endpoint's thread. */
    interface Events extends Publication.Subscriber {

        /** There is a session with these nonces, over which the peer is asked for its stream. */
        void opened(byte[] nearNonce, byte[] farNonce);

        /** We play the peer's stream, over a session with these nonces. */
        void playing(byte[] nearNonce, byte[] farNonce);

        /** We do not play the peer's stream any more, or never did. */
        void silenced();

        /** Whether what comes from the peer may be handed on. */
        boolean isHeard();
    }

    /** Publishes ours, if that was not done for somebody else, and lets the peer play it. */
    CallStreams(Binding binding, PeerId peer, Publication publication, Events events) {
        this.binding = binding;
        this.peer = peer;
        this.events = events;
        this.publication = publication;
        publication.admit(peer, events);
    }

    /** Plays theirs, anew if it was played before. */
    void play(String name, List<InetSocketAddress> addresses, CallRemote remote) {
        PlayedStream older = played;
        NetStream.playFrom(binding.connection(), peer, name, addresses, stream -> {
            stream.onAudio((timestamp, tag) -> hand(() -> remote.audio(timestamp, tag)))
                    .onVideo((timestamp, tag) -> hand(() -> remote.video(timestamp, tag)))
                    .onData((handler, values) -> hand(() -> remote.data(handler, values)))
                    .onSession(() -> events.opened(stream.nearNonce(), stream.farNonce()))
                    .onStatus(status -> told(stream, status))
                    .closed().thenRun(() -> ended(stream));
            played = stream;
        });
        if (older != null) {
            older.close();
        }
    }

    private void hand(Runnable message) {
        if (events.isHeard()) {
            message.run();
        }
    }

    Publication publication() {
        return publication;
    }

    /** Sends the peer ours, over the session with this nonce of ours and no other. */
    void release(byte[] nearNonce) {
        publication.release(peer, nearNonce);
    }

    /** Sends the peer nothing of ours any more, whoever else gets it. */
    void hold() {
        publication.hold(peer, events);
    }

    /** Sends the peer, and nobody else, a data message without values. */
    void ask(String handler) {
        publication.tell(peer, handler);
    }

    void close() {
        publication.expel(peer, events);
        PlayedStream theirs = played;
        if (theirs != null) {
            theirs.close();
        }
    }

    void eachOpen(Consumer<NetStream> use) {
        use.accept(publication.stream());
        PlayedStream theirs = played;
        if (theirs != null) {
            use.accept(theirs);
        }
    }

    /** How packets to the peer go; empty before there is a session. */
    CompletableFuture<Optional<CallPath>> path(Set<InetSocketAddress> farRelays) {
        PlayedStream theirs = played;
        if (theirs == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return theirs.path().thenCombine(binding.connection().serverPath(), (path, server) ->
                path.farAddress().map(far -> new CallPath(far, path.relayed() || farRelays.contains(far)
                        || server.farAddress().filter(rendezvous -> isRelayOf(rendezvous, far)).isPresent())));
    }

    /** The rendezvous relays as a last resort; who is on its machine besides can only be another program there. */
    private static boolean isRelayOf(InetSocketAddress rendezvous, InetSocketAddress far) {
        return rendezvous.getAddress().equals(far.getAddress()) && !far.getAddress().isLoopbackAddress();
    }

    private void told(PlayedStream stream, NetStatus status) {
        if (status.code().equals(StatusCode.STREAM_CONNECT_SUCCESS)) {
            events.playing(stream.nearNonce(), stream.farNonce());
        }
    }

    private void ended(PlayedStream stream) {
        if (played == stream) {
            events.silenced();
        }
    }
}
