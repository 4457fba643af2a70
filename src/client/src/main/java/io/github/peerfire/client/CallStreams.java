package io.github.peerfire.client;

import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
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

    private CallStreams(Binding binding, PeerId peer, String name, Events events) {
        this.binding = binding;
        this.peer = peer;
        this.events = events;
        this.published = NetStream.publishDirect(binding.connection(), name, stream ->
                stream.onPeerConnect(this::admits));
    }

    /** Publishes ours and plays theirs, if they send anything. */
    static CallStreams open(Binding binding, RtmfpTransport far, String name, Events events, CallRemote remote) {
        PeerId peer = PeerId.parse(far.peer().orElseThrow());
        CallStreams streams = new CallStreams(binding, peer, name, events);
        far.stream().ifPresent(theirs -> streams.play(theirs, addresses(far), remote));
        return streams;
    }

    /** Plays theirs, anew if it was played before. */
    void play(String name, List<InetSocketAddress> addresses, CallRemote remote) {
        played = NetStream.playFrom(binding.connection(), peer, name, addresses, stream -> stream
                .onAudio(remote::audio).onVideo(remote::video).onData(remote::data)
                .onStatus(status -> told(stream, status)));
    }

    static List<InetSocketAddress> addresses(RtmfpTransport far) {
        return far.candidates().stream().map(Candidate::address).toList();
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

    void close() {
        eachOpen(NetStream::close);
    }

    private void told(PlayedStream stream, NetStatus status) {
        if (status.code().equals(StatusCode.STREAM_CONNECT_SUCCESS)) {
            events.playing(stream.nearNonce(), stream.farNonce());
        } else if (ENDS.contains(status.code())) {
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
