package io.github.peerfire.flash;

import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What this connection publishes, and the peers that play or ask to. A peer that asks for a name that is not published
 * yet waits for it: ActionScript's {@code unconnectedPeerStreams}.
 */
final class Publications {

    /** How long a peer may wait for a name to be published, or hold a flow without asking for one. */
    private static final long WAITING_LIMIT = 60 * Time.SECOND;

    private final ConnectionContext context;
    private final Map<String, DirectPublication> published = new LinkedHashMap<>();
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();
    private volatile int limit;
    private volatile List<PeerStream> unconnected = List.of();

    Publications(ConnectionContext context) {
        this.context = context;
        limit = context.config().maxPeerConnections();
    }

    /** @throws IllegalArgumentException if it cannot be a limit */
    static int checkedLimit(int streams) {
        if (streams < 0) {
            throw new IllegalArgumentException("A number of streams is at least 0, not " + streams);
        }
        return streams;
    }

    int limit() {
        return limit;
    }

    void setLimit(int streams) {
        limit = checkedLimit(streams);
    }

    /** From any thread. */
    List<PeerStream> unconnected() {
        return unconnected;
    }

    /** Takes the name; false if it is taken. */
    boolean publish(DirectPublication publication) {
        return published.putIfAbsent(publication.name(), publication) == null;
    }

    /** Offers it those that asked for its name before. */
    void admitWaiting(DirectPublication publication, long now) {
        for (Subscriber subscriber : List.copyOf(subscribers)) {
            if (subscriber.isWaitingFor(publication.name())) {
                publication.offer(subscriber, now);
            }
        }
        update();
    }

    void unpublish(DirectPublication publication) {
        published.remove(publication.name(), publication);
    }

    /** A peer opened a control flow: it is going to ask for a stream. */
    void flowOpened(PeerConnection connection, Session session, RecvFlow flow, FlowMetadata metadata, long now) {
        if (subscribers.size() >= limit) {
            flow.reject(0, now);
            return;
        }
        Subscriber subscriber = new Subscriber(context, this, connection, session, flow, metadata.streamId());
        subscribers.add(subscriber);
        connection.add(subscriber);
        flow.attach(subscriber);
        subscriber.expire(context.schedule(WAITING_LIMIT, () -> {
            if (!subscriber.isConnected()) {
                subscriber.refuse(context.now());
            }
        }));
    }

    /** A subscriber asked for its stream by name. */
    void asked(Subscriber subscriber, long now) {
        DirectPublication publication = published.get(subscriber.name());
        if (publication != null) {
            publication.offer(subscriber, now);
        }
        update();
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
        update();
    }

    private void update() {
        unconnected = subscribers.stream().filter(Subscriber::isWaiting).map(Subscriber::stream).toList();
    }

    void close(long now) {
        List.copyOf(published.values()).forEach(publication -> publication.close(now));
        List.copyOf(subscribers).forEach(subscriber -> subscriber.refuse(now));
    }
}
