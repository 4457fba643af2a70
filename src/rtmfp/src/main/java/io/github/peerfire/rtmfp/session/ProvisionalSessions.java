package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The responder sessions that wait to be confirmed; few and short-lived, the oldest make room for new ones. */
final class ProvisionalSessions {

    private final SessionTable table;
    /** In the order of expiry. */
    private final Map<Integer, ProvisionalSession> byReceiveId = new LinkedHashMap<>();
    private final Map<KeyingDigest, ProvisionalSession> byDigest = new HashMap<>();
    private final KeyingHistory history;

    ProvisionalSessions(SessionTable table, KeyingHistory history) {
        this.table = table;
        this.history = history;
    }

    void add(ProvisionalSession session, long now) {
        makeRoom(session.path().address().getAddress());
        byDigest.put(session.digest, session);
        session.latestExpiry = now + SessionParameters.OPEN_LIMIT;
        refresh(session, now);
    }

    /** Lives as long again, for the initiator showed a sign of life; but no longer than it would take its opening. */
    void refresh(ProvisionalSession session, long now) {
        long expiry = now + SessionParameters.PROVISIONAL_LIFETIME;
        if (expiry <= session.latestExpiry) {
            session.expiresAt = expiry;
            byReceiveId.remove(session.receiveId);
            byReceiveId.put(session.receiveId, session);
        }
    }

    private void makeRoom(InetAddress address) {
        if (byReceiveId.size() >= SessionParameters.PROVISIONAL_LIMIT) {
            drop(byReceiveId.values().iterator().next());
        }
        int count = 0;
        ProvisionalSession oldest = null;
        for (ProvisionalSession session : byReceiveId.values()) {
            if (session.path().address().getAddress().equals(address)) {
                oldest = oldest == null ? session : oldest;
                count++;
            }
        }
        if (count >= SessionParameters.PROVISIONAL_LIMIT_PER_ADDRESS) {
            drop(oldest);
        }
    }

    ProvisionalSession byReceiveId(int id) {
        return byReceiveId.get(id);
    }

    ProvisionalSession byDigest(KeyingDigest digest) {
        return byDigest.get(digest);
    }

    /** It is provisional no more; its receive session ID is its successor's. */
    void confirm(ProvisionalSession session) {
        byReceiveId.remove(session.receiveId);
        byDigest.remove(session.digest);
    }

    private void drop(ProvisionalSession session) {
        confirm(session);
        table.releaseId(session.receiveId);
        history.forget(session.digest);
    }

    /** Forgets those with that identity, which another session has now. */
    void dropAllOf(byte[] identity) {
        Iterator<ProvisionalSession> iterator = byReceiveId.values().iterator();
        while (iterator.hasNext()) {
            ProvisionalSession session = iterator.next();
            if (Arrays.equals(session.certificate.canonicalDiscriminator(), identity)) {
                iterator.remove();
                byDigest.remove(session.digest);
                table.releaseId(session.receiveId);
            }
        }
    }

    long nextDeadline() {
        return byReceiveId.isEmpty() ? Time.NEVER : byReceiveId.values().iterator().next().expiresAt;
    }

    void handleTimeout(long now) {
        while (nextDeadline() <= now) {
            drop(byReceiveId.values().iterator().next());
        }
    }
}
