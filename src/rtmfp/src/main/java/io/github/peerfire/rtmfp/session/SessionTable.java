package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.SipHash;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of one endpoint, found by what packets carry. What peers may choose is hashed with a secret, so that
 * nobody can make that slow.
 */
final class SessionTable {

    private final SessionShare share;
    private final SipHash hash;
    /** IDs are random numbers that we drew ourselves. */
    private final CompactIndex<Session> byReceiveId = new CompactIndex<>(session -> session.receiveId);
    /** By IDs that they have for the time being; few, as those who are opening are. */
    private final Map<Integer, Session> byAttempt = new HashMap<>();
    /** Those drawn that no session has yet. */
    private final IdSet reserved = new IdSet();
    private final Map<ByteBuffer, Session> opening = new LinkedHashMap<>();
    private final SessionList open = new SessionList();
    private final SessionList lingering = new SessionList();
    private final CompactIndex<Session> openByIdentity = new CompactIndex<>(session -> hash(session.identity()));
    private final CompactIndex<Session> openByAddress = new CompactIndex<>(session -> hash(session.path.address()));

    /** @param share the session IDs that may be drawn */
    SessionTable(SessionShare share, RandomSource random) {
        this.share = share;
        this.hash = new SipHash(random.bytes(SipHash.SECRET_LENGTH));
    }

    private int hash(byte[] bytes) {
        return (int) hash.of(bytes);
    }

    private int hash(InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        return hash(ByteBuffer.allocate(ip.length + Short.BYTES).put(ip).putShort((short) address.getPort()).array());
    }

    /** Draws a receive session ID that is not in use, and keeps it from being drawn again. */
    int reserveId(RandomSource random) {
        int id = share.idFrom(random.nextInt());
        // RFC 7016 §3.3: session ID 0 MUST NOT be used for an active session
        while (id == 0 || reserved.contains(id) || byReceiveId(id) != null) {
            id = share.idFrom(random.nextInt());
        }
        reserved.add(id);
        return id;
    }

    void releaseId(int id) {
        reserved.remove(id);
        Session session = byAttempt.remove(id) == null ? byReceiveId(id) : null;
        if (session != null) {
            byReceiveId.remove(session, id);
        }
    }

    /** Packets to that ID are for a session that is opening. */
    void bindAttempt(int id, Session session) {
        reserved.remove(id);
        byAttempt.put(id, session);
    }

    /** Packets to a session's ID are its own from now on. */
    void bindId(Session session) {
        int id = session.receiveId;
        reserved.remove(id);
        byAttempt.remove(id);
        byReceiveId.put(session, other -> other.receiveId == id);
    }

    Session byReceiveId(int id) {
        Session session = byReceiveId.find(id, other -> other.receiveId == id);
        return session == null && !byAttempt.isEmpty() ? byAttempt.get(id) : session;
    }

    void addOpening(byte[] tag, Session session) {
        opening.put(ByteBuffer.wrap(tag), session);
    }

    void removeOpening(byte[] tag) {
        opening.remove(ByteBuffer.wrap(tag));
    }

    Session openingByTag(byte[] tag) {
        return opening.get(ByteBuffer.wrap(tag));
    }

    /** The sessions that the near end is opening; few, for nobody else can make any. */
    Collection<Session> opening() {
        return opening.values();
    }

    /** The open sessions in the order of their opening. */
    Collection<Session> open() {
        return open;
    }

    void addOpen(Session session) {
        open.append(session);
        byte[] identity = session.identity();
        openByIdentity.put(session, other -> Arrays.equals(other.identity(), identity));
        addAt(session);
    }

    private void addAt(Session session) {
        InetSocketAddress address = session.path.address();
        openByAddress.put(session, other -> other.path.address().equals(address));
    }

    /** The session is not open any more; its ID is still its own. */
    void removeOpen(Session session) {
        open.takeOut(session);
        openByIdentity.remove(session, hash(session.identity()));
        openByAddress.remove(session, hash(session.path.address()));
    }

    /** The session is closing, and its ID is still its own. */
    void addLingering(Session session) {
        lingering.append(session);
    }

    void removeLingering(Session session) {
        lingering.takeOut(session);
    }

    /** If more linger than may whoever comes: the one that has lingered for longest. */
    Optional<Session> lingeringTooMuch() {
        return lingering.size() > SessionParameters.LINGERING_LIMIT
                ? Optional.of(lingering.first()) : Optional.empty();
    }

    /** The open session with that canonical discriminator, or null. */
    Session openByIdentity(byte[] canonicalDiscriminator) {
        return openByIdentity.find(hash(canonicalDiscriminator),
                session -> Arrays.equals(session.identity(), canonicalDiscriminator));
    }

    /** The open session with a far end at that address, or null. */
    Session openByAddress(InetSocketAddress address) {
        return openByAddress.find(hash(address), session -> session.path.address().equals(address));
    }

    void addressChanged(Session session, InetSocketAddress previous) {
        openByAddress.remove(session, hash(previous));
        addAt(session);
    }

    /** Whether no session is left that has something to say or to be told. */
    boolean isSettled() {
        return opening.isEmpty() && byReceiveId.all(Session::isSettled);
    }
}
