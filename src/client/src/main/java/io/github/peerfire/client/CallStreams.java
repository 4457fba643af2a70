package io.github.peerfire.client;

import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The two streams of a call: ours, published for one peer only, and the peer's, played (ProtoXEP 6.4). */
final class CallStreams {

    private static final Set<String> ENDS = Set.of(StatusCode.STREAM_CONNECT_CLOSED, StatusCode.STREAM_CONNECT_FAILED,
            StatusCode.STREAM_CONNECT_REJECTED);

    private final Binding binding;
    private final PeerId peer;
    private final Events events;
    private final PublishedStream published;
    private volatile PlayedStream played;
    private volatile PeerStream subscriber;

    /** What happens to the streams; on the endpoint's thread. */
    interface Events {

        /** The peer plays our stream, over a session with these nonces. */
        void subscribed(byte[] nearNonce, byte[] farNonce);

        /** We play the peer's stream, over a session with these nonces. */
        void playing(byte[] nearNonce, byte[] farNonce);

        /** The peer does not play our stream any more. */
        void unsubscribed();

        /** We do not play the peer's stream any more, or never did. */
        void silenced();
    }

    /** Publishes ours. */
    CallStreams(Binding binding, PeerId peer, String name, Events events) {
        this.binding = binding;
        this.peer = peer;
        this.events = events;
        this.published = NetStream.publishDirect(binding.connection(), name, stream ->
                stream.onPeerConnect(this::admits));
    }

    /** Plays theirs, anew if it was played before. */
    void play(String name, List<InetSocketAddress> addresses, CallRemote remote) {
        PlayedStream older = played;
        NetStream.playFrom(binding.connection(), peer, name, addresses, stream -> {
            stream.onAudio(remote::audio).onVideo(remote::video).onData(remote::data)
                    .onStatus(status -> told(stream, status));
            played = stream;
        });
        if (older != null) {
            older.close();
        }
    }

    PublishedStream published() {
        return published;
    }

    void eachOpen(Consumer<NetStream> use) {
        use.accept(published);
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
        } else if (ENDS.contains(status.code()) && played == stream) {
            events.silenced();
        }
    }

    /** ProtoXEP 6.4: the negotiated peer and no other; a newer subscription of it replaces the older. */
    private boolean admits(PeerStream newer) {
        if (!newer.farId().equals(peer)) {
            return false;
        }
        PeerStream older = subscriber;
        subscriber = newer;
        if (older != null) {
            older.close();
        }
        newer.onStatus(status -> {
            if (ENDS.contains(status.code()) && newer == subscriber) {
                events.unsubscribed();
            }
        });
        events.subscribed(newer.nearNonce(), newer.farNonce());
        return true;
    }
}
