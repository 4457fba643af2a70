package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The responder sessions that wait to be confirmed; few and short-lived, the oldest make room for new ones. */
final class ProvisionalSessions {

    private final SessionTable table;
    /** In the order of expiry. */
    private final Map<Integer, ProvisionalSession> byReceiveId = new LinkedHashMap<>();
    private final Map<KeyingDigest, ProvisionalSession> byDigest = new HashMap<>();
    /** Those of one address in the order of their coming. What peers choose is in ordered maps. */
    private final Map<byte[], Set<ProvisionalSession>> byAddress = new TreeMap<>(Arrays::compareUnsigned);
    private final Map<byte[], Set<ProvisionalSession>> byIdentity = new TreeMap<>(Arrays::compareUnsigned);
    private final KeyingHistory history;

    ProvisionalSessions(SessionTable table, KeyingHistory history) {
        this.table = table;
        this.history = history;
    }

    void add(ProvisionalSession session, long now) {
        makeRoom(address(session));
        byDigest.put(session.digest, session);
        byAddress.computeIfAbsent(address(session), key -> new LinkedHashSet<>()).add(session);
        byIdentity.computeIfAbsent(session.identity, key -> new LinkedHashSet<>()).add(session);
        session.latestExpiry = now + SessionParameters.OPEN_LIMIT;
        refresh(session, now);
    }

    private static byte[] address(ProvisionalSession session) {
        return session.path().address().getAddress().getAddress();
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

    private void makeRoom(byte[] address) {
        if (byReceiveId.size() >= SessionParameters.PROVISIONAL_LIMIT) {
            drop(byReceiveId.values().iterator().next());
        }
        Set<ProvisionalSession> there = byAddress.getOrDefault(address, Set.of());
        if (there.size() >= SessionParameters.PROVISIONAL_LIMIT_PER_ADDRESS) {
            drop(there.iterator().next());
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
        remove(session, byAddress, address(session));
        remove(session, byIdentity, session.identity);
    }

    private static void remove(ProvisionalSession session, Map<byte[], Set<ProvisionalSession>> from, byte[] key) {
        Set<ProvisionalSession> those = from.get(key);
        if (those != null && those.remove(session) && those.isEmpty()) {
            from.remove(key);
        }
    }

    private void drop(ProvisionalSession session) {
        confirm(session);
        table.releaseId(session.receiveId);
        history.forget(session.digest);
    }

    /** Forgets those with that identity, which another session has now. */
    void dropAllOf(byte[] identity) {
        for (ProvisionalSession session : List.copyOf(byIdentity.getOrDefault(identity, Set.of()))) {
            confirm(session);
            table.releaseId(session.receiveId);
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
