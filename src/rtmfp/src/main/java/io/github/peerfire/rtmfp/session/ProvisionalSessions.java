package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.SipHash;
import io.github.peerfire.rtmfp.common.Time;
import java.util.Arrays;

/**
 * The responder sessions that wait to be confirmed; few and short-lived. Where there is no room for one more, the
 * oldest goes of that source, an address of IPv4 or a /64 network of IPv6, that has most; or the oldest of all, if none
 * has many. So nobody drives out the others. Each has a place in a table, whoever it is of: thousands of them a second
 * leave nothing for the garbage collector to follow or to move. The table is there while there is anything in it.
 */
final class ProvisionalSessions {

    private static final int FIRST_CAPACITY = 16;

    /** Of {@link #lists}: in the order of expiry, and those that are over. */
    private static final int ORDER = 0;
    private static final int FREE = 1;

    private static final int IPV6_PREFIX = 8;

    private final SessionTable table;
    private final KeyingHistory history;
    /** What strangers choose is hashed with a secret, so that they cannot make it slow. */
    private final SipHash hash;
    private ProvisionalSession[] sessions;
    /** What each one's expiry is not put beyond, however often the keying is repeated. */
    private long[] latestExpiry;
    private int[] sourceCodes;
    private int[] identityCodes;
    private PlaceLists lists;
    private PlaceLists byReceiveId;
    private PlaceLists byDigest;
    private SourceShares bySource;
    private PlaceLists byIdentity;
    private int size;

    ProvisionalSessions(SessionTable table, KeyingHistory history, RandomSource random) {
        this.table = table;
        this.history = history;
        this.hash = new SipHash(random.bytes(SipHash.SECRET_LENGTH));
        clear();
    }

    private void clear() {
        sessions = new ProvisionalSession[0];
        latestExpiry = new long[0];
        sourceCodes = new int[0];
        identityCodes = new int[0];
        lists = null;
    }

    /**
     * One more.
     *
     * @param source where the keying came from
     * @param content see {@link ProvisionalSession#content}; not kept
     */
    void add(int receiveId, int sendId, Path source, KeyingDigest digest, byte[] content, long now) {
        makeRoom();
        int place = lists.first(FREE);
        if (sessions[place] == null) {
            sessions[place] = new ProvisionalSession();
        }
        ProvisionalSession session = sessions[place];
        session.set(receiveId, sendId, source, digest, content, now);
        sourceCodes[place] = code(network(source));
        identityCodes[place] = code(session.identity());
        latestExpiry[place] = now + SessionParameters.OPEN_LIMIT;
        session.expiresAt = now + SessionParameters.PROVISIONAL_LIFETIME;
        lists.remove(place);
        index(place);
        size++;
    }

    private static byte[] network(Path source) {
        byte[] address = source.address().getAddress().getAddress();
        return address.length > IPV6_PREFIX ? Arrays.copyOf(address, IPV6_PREFIX) : address;
    }

    private int code(byte[] bytes) {
        return (int) hash.of(bytes);
    }

    private void index(int place) {
        lists.append(ORDER, place);
        byReceiveId.append(bucket(sessions[place].receiveId()), place);
        byDigest.append(bucket((int) sessions[place].digest().low()), place);
        bySource.add(bucket(sourceCodes[place]), place);
        byIdentity.append(bucket(identityCodes[place]), place);
    }

    private int bucket(int code) {
        return code & sessions.length - 1;
    }

    /** Lives as long again, for the initiator showed a sign of life; but no longer than it would take its opening. */
    void refresh(ProvisionalSession session, long now) {
        long expiry = now + SessionParameters.PROVISIONAL_LIFETIME;
        int place = place(session.receiveId());
        if (expiry <= latestExpiry[place]) {
            session.expiresAt = expiry;
            lists.remove(place);
            lists.append(ORDER, place);
        }
    }

    private void makeRoom() {
        if (size >= SessionParameters.PROVISIONAL_LIMIT) {
            drop(bySource.largest() > SessionParameters.PROVISIONAL_SHARE
                    ? bySource.oldestOfLargest() : lists.first(ORDER));
        } else if (size == sessions.length) {
            grow();
        }
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, 2 * sessions.length);
        PlaceLists before = lists;
        sessions = Arrays.copyOf(sessions, capacity);
        latestExpiry = Arrays.copyOf(latestExpiry, capacity);
        sourceCodes = Arrays.copyOf(sourceCodes, capacity);
        identityCodes = Arrays.copyOf(identityCodes, capacity);
        lists = new PlaceLists(2, capacity);
        byReceiveId = new PlaceLists(capacity, capacity);
        byDigest = new PlaceLists(capacity, capacity);
        bySource = new SourceShares(capacity);
        byIdentity = new PlaceLists(capacity, capacity);
        for (int place = size == 0 ? PlaceLists.NONE : before.first(ORDER); place >= 0; place = before.after(place)) {
            index(place);
        }
        for (int place = size; place < capacity; place++) {
            lists.append(FREE, place);
        }
    }

    private int place(int receiveId) {
        int place = size == 0 ? PlaceLists.NONE : byReceiveId.first(bucket(receiveId));
        while (place >= 0 && sessions[place].receiveId() != receiveId) {
            place = byReceiveId.after(place);
        }
        return place;
    }

    ProvisionalSession byReceiveId(int id) {
        int place = place(id);
        return place < 0 ? null : sessions[place];
    }

    ProvisionalSession byDigest(KeyingDigest digest) {
        int place = size == 0 ? PlaceLists.NONE : byDigest.first(bucket((int) digest.low()));
        while (place >= 0 && !sessions[place].digest().equals(digest)) {
            place = byDigest.after(place);
        }
        return place < 0 ? null : sessions[place];
    }

    /** It is provisional no more, and must not be used after this; its receive session ID is its successor's. */
    void confirm(ProvisionalSession session) {
        remove(place(session.receiveId()));
    }

    private void remove(int place) {
        lists.remove(place);
        byReceiveId.remove(place);
        byDigest.remove(place);
        bySource.remove(bucket(sourceCodes[place]), place);
        byIdentity.remove(place);
        sessions[place].clear();
        lists.append(FREE, place);
        size--;
        if (size == 0) {
            clear();
        }
    }

    private void drop(int place) {
        table.releaseId(sessions[place].receiveId());
        history.forget(sessions[place].digest());
        remove(place);
    }

    /** Forgets those with that identity, which another session has now. */
    void dropAllOf(byte[] identity) {
        int code = code(identity);
        int place = size == 0 ? PlaceLists.NONE : byIdentity.first(bucket(code));
        while (place >= 0) {
            int next = byIdentity.after(place);
            if (identityCodes[place] == code && Arrays.equals(sessions[place].identity(), identity)) {
                table.releaseId(sessions[place].receiveId());
                remove(place);
            }
            place = next;
        }
    }

    long nextDeadline() {
        return size == 0 ? Time.NEVER : sessions[lists.first(ORDER)].expiresAt;
    }

    void handleTimeout(long now) {
        while (nextDeadline() <= now) {
            drop(lists.first(ORDER));
        }
    }
}
