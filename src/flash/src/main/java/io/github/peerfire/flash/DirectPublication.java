package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.AudioMessage;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.VideoMessage;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One published stream and its subscribers (RFC 7425 §5.4.2). */
final class DirectPublication {

    private final ConnectionContext context;
    private final PublishedStream stream;
    private final StatusListeners listeners;
    private final TrafficMeter meter = new TrafficMeter();
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();
    private final Map<MediaKind, RtmpMessage> configurations = new EnumMap<>(MediaKind.class);
    private Predicate<? super PeerStream> admission = subscriber -> true;
    private Publications registry;
    private long lastTimestamp;
    private volatile List<PeerStream> peers = List.of();
    private volatile boolean open = true;

    DirectPublication(ConnectionContext context, PublishedStream stream, StatusListeners listeners) {
        this.context = context;
        this.stream = stream;
        this.listeners = listeners;
    }

    String name() {
        return stream.name();
    }

    boolean isOpen() {
        return open;
    }

    /** From any thread. */
    List<PeerStream> peers() {
        return peers;
    }

    void setAdmission(Predicate<? super PeerStream> onPeerConnect) {
        admission = onPeerConnect;
    }

    void publish(Publications publications, long now) {
        if (!open) {
            return;
        }
        registry = publications;
        if (publications.publish(this, now)) {
            tell(NetStatus.status(StatusCode.PUBLISH_START, name() + " is published."));
        } else {
            open = false;
            tell(NetStatus.error(StatusCode.PUBLISH_BAD_NAME, name() + " is published already."));
        }
    }

    /** Lets a subscriber in, if the application agrees. */
    void offer(Subscriber subscriber, long now) {
        if (!admits(subscriber.stream())) {
            subscriber.refuse(now);
            return;
        }
        subscribers.add(subscriber);
        update();
        subscriber.connect(this, now);
        configurations.forEach((kind, message) -> subscriber.media(kind, message, now));
        NetStatus status = NetStatus.status(StatusCode.STREAM_CONNECT_SUCCESS, "A peer plays " + name() + ".");
        listeners.tell(status.about(subscriber.stream()));
        subscriber.tell(status);
    }

    private boolean admits(PeerStream subscriber) {
        boolean[] admitted = {false};
        StatusListeners.guarded(() -> admitted[0] = admission.test(subscriber));
        return admitted[0];
    }

    void audio(long timestamp, byte[] tag, long now) {
        media(MediaKind.AUDIO, new AudioMessage(timestamp & RtmpMessage.MAXIMUM_TIMESTAMP, tag), now);
    }

    void video(long timestamp, byte[] tag, long now) {
        media(MediaKind.VIDEO, new VideoMessage(timestamp & RtmpMessage.MAXIMUM_TIMESTAMP, tag), now);
    }

    private void media(MediaKind kind, RtmpMessage message, long now) {
        if (!open) {
            return;
        }
        lastTimestamp = message.timestamp();
        if (MediaTag.isConfiguration(kind, message.payload())) {
            configurations.put(kind, message); // for those who come later
        }
        List.copyOf(subscribers).forEach(subscriber -> subscriber.media(kind, message, now));
    }

    void send(String handler, List<AmfValue> arguments, long now) {
        DataMessage message = new DataMessage(false, lastTimestamp, handler, arguments);
        List.copyOf(subscribers).forEach(subscriber -> subscriber.data(message, now));
    }

    void sendTo(Subscriber subscriber, String handler, List<AmfValue> arguments, long now) {
        subscriber.data(new DataMessage(false, lastTimestamp, handler, arguments), now);
    }

    TrafficMeter meter() {
        return meter;
    }

    NetStreamInfo info(long now) {
        long buffered = subscribers.stream().mapToLong(Subscriber::bufferedBytes).sum();
        long roundTrip = subscribers.stream().mapToLong(Subscriber::smoothedRoundTripTime).max().orElse(0);
        return meter.snapshot(buffered, roundTrip, now);
    }

    /** A subscriber is over. */
    void remove(Subscriber subscriber, NetStatus status) {
        if (subscribers.remove(subscriber)) {
            update();
            listeners.tell(status.about(subscriber.stream()));
        }
    }

    private void update() {
        peers = subscribers.stream().map(Subscriber::stream).toList();
    }

    void close(long now) {
        if (!open) {
            return;
        }
        open = false;
        if (registry != null) {
            registry.unpublish(this);
        }
        List.copyOf(subscribers).forEach(subscriber -> subscriber.unpublish(now));
        tell(NetStatus.status(StatusCode.UNPUBLISH_SUCCESS, name() + " is no longer published."));
    }

    private void tell(NetStatus status) {
        listeners.tell(status.about(stream));
    }
}
