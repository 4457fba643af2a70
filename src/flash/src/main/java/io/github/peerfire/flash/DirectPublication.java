package io.github.peerfire.flash;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.message.DataMessage;
import io.github.peerfire.flash.message.RtmpMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One published stream and its subscribers (RFC 7425 §5.4.2). */
final class DirectPublication implements Publication {

    private final ConnectionContext context;
    private final PublishedStream stream;
    private final StreamLife life;
    private final TrafficMeter meter = new TrafficMeter();
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();
    private final Set<Subscriber> leaving = new LinkedHashSet<>();
    private final KeptTags keptTags = new KeptTags();
    private final DataFrames dataFrames = new DataFrames();
    private boolean published;
    private long lastTimestamp;
    private volatile List<PeerStream> peers = List.of();
    private volatile boolean open = true;

    DirectPublication(ConnectionContext context, PublishedStream stream) {
        this.context = context;
        this.stream = stream;
        this.life = stream.life();
    }

    String name() {
        return stream.name();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public List<PeerStream> peers() {
        return peers;
    }

    @Override
    public void publish(long now) {
        if (!open) {
            return;
        }
        published = context.publications().publish(this);
        if (published) {
            life.begin(NetStatus.status(StatusCode.PUBLISH_START, name() + " is published."));
            context.publications().admitWaiting(this, now);
        } else {
            failed(NetStatus.error(StatusCode.PUBLISH_BAD_NAME, name() + " is published already."));
        }
    }

    @Override
    public void gone(String reason, long now) {
        failed(NetStatus.error(StatusCode.STREAM_CONNECT_FAILED, reason));
    }

    private void failed(NetStatus status) {
        open = false;
        life.tell(status);
        life.end(status);
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
        introduce(subscriber, now);
        NetStatus status = NetStatus.status(StatusCode.STREAM_CONNECT_SUCCESS, "A peer plays " + name() + ".");
        life.tellOf(status, subscriber.stream());
        subscriber.stream().life().announce(status);
    }

    /** Sends what everybody gets who comes later. */
    void introduce(Subscriber subscriber, long now) {
        if (!subscriber.isHeld()) {
            dataFrames.current().forEach(frame -> subscriber.data(frame, now));
            keptTags.current().forEach(tag -> subscriber.media(tag, now));
        }
    }

    /** Those to whom goes what is sent to all. */
    private List<Subscriber> audience() {
        return subscribers.stream().filter(subscriber -> !subscriber.isHeld()).toList();
    }

    private boolean admits(PeerStream subscriber) {
        boolean[] admitted = {false};
        context.guarded(() -> admitted[0] = stream.admission().test(subscriber));
        return admitted[0];
    }

    @Override
    public void media(MediaKind kind, RtmpMessage message, long now) {
        if (!open) {
            return;
        }
        lastTimestamp = message.timestamp();
        OutgoingTag tag = new OutgoingTag(kind, message);
        keptTags.take(tag);
        audience().forEach(subscriber -> subscriber.media(tag, now));
    }

    @Override
    public void data(Long timestamp, String handler, List<AmfValue> arguments, long now) {
        lastTimestamp = timestamp == null ? lastTimestamp : timestamp;
        dataFrames.take(new DataMessage(false, lastTimestamp, handler, arguments)).ifPresent(message ->
                audience().forEach(subscriber -> subscriber.data(message, now)));
    }

    void sendTo(Subscriber subscriber, String handler, List<AmfValue> arguments, long now) {
        subscriber.data(new DataMessage(false, lastTimestamp, handler, arguments), now);
    }

    TrafficMeter meter() {
        return meter;
    }

    MediaLifetimes lifetimes() {
        return stream.lifetimes();
    }

    @Override
    public NetStreamInfo info(long now) {
        subscribers.forEach(Subscriber::settle);
        long buffered = subscribers.stream().mapToLong(Subscriber::bufferedBytes).sum();
        PathInfo path = PathInfo.of(subscribers.stream().map(Subscriber::session).distinct().toList());
        return meter.snapshot(buffered, 0, path, now);
    }

    /** A subscriber is over. */
    void remove(Subscriber subscriber, NetStatus status) {
        if (subscribers.remove(subscriber)) {
            update();
            life.tellOf(status, subscriber.stream());
        }
    }

    private void update() {
        peers = subscribers.stream().map(Subscriber::stream).toList();
    }

    @Override
    public void close(long now) {
        if (!open) {
            return;
        }
        open = false;
        if (published) {
            context.publications().unpublish(this);
        }
        leaving.addAll(subscribers);
        List.copyOf(subscribers).forEach(subscriber -> subscriber.unpublish(now));
        life.tell(last());
        endIfDelivered();
    }

    /** A subscriber has got everything, or is gone. */
    void gone(Subscriber subscriber) {
        if (leaving.remove(subscriber)) {
            endIfDelivered();
        }
    }

    private void endIfDelivered() {
        if (leaving.isEmpty()) {
            life.end(last());
        }
    }

    private NetStatus last() {
        return NetStatus.status(StatusCode.UNPUBLISH_SUCCESS, name() + " is no longer published.");
    }
}
