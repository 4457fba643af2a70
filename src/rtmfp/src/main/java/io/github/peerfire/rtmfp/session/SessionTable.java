package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.RandomSource;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sessions of one endpoint, found by what packets carry. Hashed are only numbers that we drew ourselves; what peers
 * may choose is in ordered maps, which nobody can make slow.
 */
final class SessionTable {

    private static final Comparator<InetSocketAddress> BY_ADDRESS = Comparator
            .comparing((InetSocketAddress address) -> address.getAddress().getAddress(), Arrays::compareUnsigned)
            .thenComparingInt(InetSocketAddress::getPort);

    private final SessionShare share;
    private final Map<Integer, Session> byReceiveId = new HashMap<>();
    /** Those drawn that no session has yet. */
    private final Set<Integer> reserved = new HashSet<>();
    private final Map<ByteBuffer, Session> opening = new LinkedHashMap<>();
    private final Set<Session> open = new LinkedHashSet<>();
    private final Map<byte[], Session> openByIdentity = new TreeMap<>(Arrays::compareUnsigned);
    private final Map<InetSocketAddress, Session> openByAddress = new TreeMap<>(BY_ADDRESS);

    /** @param share the session IDs that may be drawn */
    SessionTable(SessionShare share) {
        this.share = share;
    }

    /** Draws a receive session ID that is not in use, and keeps it from being drawn again. */
    int reserveId(RandomSource random) {
        int id = share.idFrom(random.nextInt());
        // RFC 7016 §3.3: session ID 0 MUST NOT be used for an active session
        while (id == 0 || reserved.contains(id) || byReceiveId.containsKey(id)) {
            id = share.idFrom(random.nextInt());
        }
        reserved.add(id);
        return id;
    }

    void releaseId(int id) {
        reserved.remove(id);
        byReceiveId.remove(id);
    }

    /** Packets to that ID are this session's. */
    void bindId(int id, Session session) {
        reserved.remove(id);
        byReceiveId.put(id, session);
    }

    Session byReceiveId(int id) {
        return byReceiveId.get(id);
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
        return Collections.unmodifiableSet(open);
    }

    void addOpen(Session session) {
        open.add(session);
        byte[] identity = session.identity();
        // The same bytes need not be kept twice.
        openByIdentity.put(Arrays.equals(identity, session.discriminator) ? session.discriminator : identity, session);
        openByAddress.put(session.path.address(), session);
    }

    /** The session is not open any more; its ID is still its own. */
    void removeOpen(Session session) {
        open.remove(session);
        openByIdentity.remove(session.identity(), session);
        openByAddress.remove(session.path.address(), session);
    }

    /** The open session with that canonical discriminator, or null. */
    Session openByIdentity(byte[] canonicalDiscriminator) {
        return openByIdentity.get(canonicalDiscriminator);
    }

    /** The open session with a far end at that address, or null. */
    Session openByAddress(InetSocketAddress address) {
        return openByAddress.get(address);
    }

    void addressChanged(Session session, InetSocketAddress previous) {
        openByAddress.remove(previous, session);
        openByAddress.put(session.path.address(), session);
    }

    /** Whether no session is left that has something to say or to be told. */
    boolean isSettled() {
        return opening.isEmpty() && byReceiveId.values().stream().allMatch(Session::isSettled);
    }
}
