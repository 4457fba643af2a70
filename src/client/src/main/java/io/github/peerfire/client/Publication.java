package io.github.peerfire.client;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PeerStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.crypto.PeerId;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stream that this side publishes, for those only with whom its address was negotiated: the other side of a call, or
 * the participants of a conference (ProtoXEP 6.4). Any thread.
 */
final class Publication {

    private final Map<PeerId, Subscriber> admitted = new ConcurrentHashMap<>();
    private final Map<PeerId, PeerStream> subscriptions = new ConcurrentHashMap<>();
    private final Binding binding;
    private final String name;
    private final boolean shared;
    private PublishedStream stream;

    /** Is told of one peer's subscription, on the endpoint's thread. */
    interface Subscriber {

        /** The peer plays our stream, over a session with these nonces. */
        void subscribed(byte[] nearNonce, byte[] farNonce);

        /** The peer does not play our stream any more. */
        void unsubscribed();
    }

    /**
     * Makes one that nobody may play yet. It is published when the first is admitted: whoever asks for it earlier,
     * since RTMFP is faster than XMPP, waits until then.
     *
     * @param shared whether it goes on when the last subscriber is gone
     */
    Publication(Binding binding, String name, boolean shared) {
        this.binding = binding;
        this.name = name;
        this.shared = shared;
    }

    /** The stream; published now if it was not. */
    synchronized PublishedStream stream() {
        if (stream == null) {
            stream = NetStream.publishDirect(binding.connection(), name, made -> made.onPeerConnect(this::admits));
        }
        return stream;
    }

    /** Whether there is anybody who may play it. */
    boolean isAdmitting() {
        return !admitted.isEmpty();
    }

    /** How many play it. */
    int subscribers() {
        return subscriptions.size();
    }

    void admit(PeerId peer, Subscriber subscriber) {
        admitted.put(peer, subscriber);
        stream();
    }

    /** Ends its subscription, unless somebody else answers for the peer by now. */
    void expel(PeerId peer, Subscriber subscriber) {
        if (admitted.remove(peer, subscriber)) {
            PeerStream subscription = subscriptions.remove(peer);
            if (subscription != null) {
                subscription.close();
            }
        }
        if (!shared) {
            close();
        }
    }

    /**
     * Sends a peer what is published from now on, if it plays that over the session with this nonce of ours; before,
     * and over any other session, it gets only what is told to it alone (ProtoXEP 6.6).
     */
    void release(PeerId peer, byte[] nearNonce) {
        PeerStream subscription = subscriptions.get(peer);
        if (subscription != null && Arrays.equals(subscription.nearNonce(), nearNonce)) {
            subscription.release();
        }
    }

    /** Ends {@link #release}, unless somebody else answers for the peer by now. */
    void hold(PeerId peer, Subscriber subscriber) {
        PeerStream subscription = subscriptions.get(peer);
        if (subscription != null && admitted.get(peer) == subscriber) {
            subscription.hold();
        }
    }

    /** Ends all subscriptions. */
    synchronized void close() {
        if (stream != null) {
            stream.close();
        }
    }

    /** Sends a data message to one peer only. */
    void tell(PeerId peer, String handler) {
        PeerStream subscription = subscriptions.get(peer);
        if (subscription != null) {
            subscription.send(handler);
        }
    }

    /** A newer subscription of a peer replaces the older. */
    private boolean admits(PeerStream newer) {
        PeerId peer = newer.farId();
        Subscriber subscriber = admitted.get(peer);
        if (subscriber == null) {
            return false;
        }
        newer.hold();
        PeerStream older = subscriptions.put(peer, newer);
        if (older != null) {
            older.close();
        }
        newer.closed().thenRun(() -> {
            if (subscriptions.remove(peer, newer)) {
                subscriber.unsubscribed();
            }
        });
        subscriber.subscribed(newer.nearNonce(), newer.farNonce());
        return true;
    }
}
