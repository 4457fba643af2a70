package io.github.peerfire.rtmfp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProvisionalSessionsTest {

    private static final int IDENTITIES = 1_000;

    private final Random random = new Random(20_261_123);
    private final SessionTable table = new SessionTable(SessionShare.ALL, random::nextBytes);
    private final KeyingHistory history = new KeyingHistory(random::nextBytes);
    private final ProvisionalSessions sessions = new ProvisionalSessions(table, history, random::nextBytes);
    private final List<Expected> expected = new ArrayList<>();
    private long now;

    /** One that is to be there, in the order of expiry. */
    private static final class Expected {

        private final int id;
        private final int host;
        private final int identity;
        private final KeyingDigest digest;
        private final long latest;
        private long expiry;

        Expected(int id, int host, int identity, KeyingDigest digest, long now) {
            this.id = id;
            this.host = host;
            this.identity = identity;
            this.digest = digest;
            this.latest = now + SessionParameters.OPEN_LIMIT;
            this.expiry = now + SessionParameters.PROVISIONAL_LIFETIME;
        }
    }

    @Test
    void thousandsThatComeGoAndStayAreFoundByAllThatTheyHave() {
        int most = 0;
        for (int step = 0; step < 60_000; step++) {
            now += random.nextInt(20) * Time.MILLISECOND;
            step(step);
            expire();
            most = Math.max(most, expected.size());
            assertThat(sessions.nextDeadline()).as("step %s", step)
                    .isEqualTo(expected.isEmpty() ? Time.NEVER : expected.get(0).expiry);
            if (!expected.isEmpty()) {
                check(expected.get(random.nextInt(expected.size())));
            }
        }
        assertThat(most).isGreaterThan(500);
    }

    @Test
    void whereTheyTakeAllThereIsTheOldestMakesRoom() {
        for (int i = 0; i < SessionParameters.PROVISIONAL_LIMIT + 100; i++) {
            add(i);
        }

        assertThat(sessions.byReceiveId(expected.get(99).id)).isNull();
        assertThat(sessions.byDigest(expected.get(99).digest)).isNull();
        assertThat(history.contains(expected.get(99).digest, now)).isFalse();
        expected.subList(100, expected.size()).forEach(this::check);
    }

    /** A6: whoever has a few addresses, and a cookie for each, fills the table again and again. */
    @Test
    void whoHasMostMakesRoomForTheOthers() {
        for (int host = 0; host < SessionParameters.PROVISIONAL_SHARE; host++) {
            add(1);
        }
        for (int i = 0; i < 3 * SessionParameters.PROVISIONAL_LIMIT; i++) {
            add(2 + i % 5);
        }
        for (int host = 100; host < 200; host++) {
            add(host);
        }
        for (int i = 0; i < SessionParameters.PROVISIONAL_LIMIT; i++) {
            add(2 + i % 5);
        }

        expected.stream().filter(session -> session.host == 1 || session.host >= 100).forEach(this::check);
        assertThat(expected.stream().filter(session -> sessions.byReceiveId(session.id) != null).count())
                .isEqualTo(SessionParameters.PROVISIONAL_LIMIT);
        check(expected.get(expected.size() - 1));
    }

    @Test
    void manyBehindOneAddressHaveAllTheRoomThatNobodyElseNeeds() {
        for (int i = 0; i < SessionParameters.PROVISIONAL_LIMIT; i++) {
            add(1);
        }

        expected.forEach(this::check);
    }

    /** One site can use any address in a /64 network. */
    @Test
    void aNetworkOfIpv6IsOneSource() throws UnknownHostException {
        add(1);
        for (int i = 0; i < SessionParameters.PROVISIONAL_LIMIT + 100; i++) {
            InetAddress address = InetAddress.getByName("2001:db8:1:2::" + Integer.toHexString(i));
            sessions.add(table.reserveId(random::nextBytes), i, new Path(new InetSocketAddress(address, 4444), 1),
                    new KeyingDigest(i, i), content(1, 10), now);
        }

        check(expected.get(0));
    }

    @Test
    void anAddressWithAScopeIsKeptWithIt() throws UnknownHostException {
        byte[] bytes = InetAddress.getByName("fe80::17").getAddress();
        InetSocketAddress source = new InetSocketAddress(Inet6Address.getByAddress(null, bytes, 3), 4444);
        int id = table.reserveId(random::nextBytes);
        sessions.add(id, 7, new Path(source, 2), new KeyingDigest(1, 1), content(1, 10), 0);

        Path path = sessions.byReceiveId(id).path().path();
        assertThat(path).isEqualTo(new Path(source, 2));
        assertThat(((Inet6Address) path.address().getAddress()).getScopeId()).isEqualTo(3);
    }

    private void step(int step) {
        int choice = random.nextInt(100);
        if (choice < (step / 10_000 % 2 == 0 ? 70 : 20)) {
            add(random.nextInt(2_000));
        } else if (choice < 80 && !expected.isEmpty()) {
            Expected refreshed = expected.get(random.nextInt(expected.size()));
            sessions.refresh(sessions.byReceiveId(refreshed.id), now);
            if (now + SessionParameters.PROVISIONAL_LIFETIME <= refreshed.latest) {
                refreshed.expiry = now + SessionParameters.PROVISIONAL_LIFETIME;
                expected.remove(refreshed);
                expected.add(refreshed);
            }
        } else if (choice < 90 && !expected.isEmpty()) {
            Expected confirmed = expected.remove(random.nextInt(expected.size()));
            sessions.confirm(sessions.byReceiveId(confirmed.id));
            assertThat(sessions.byReceiveId(confirmed.id)).isNull();
        } else {
            int identity = random.nextInt(IDENTITIES);
            sessions.dropAllOf(identity(identity));
            expected.removeIf(session -> session.identity == identity);
        }
    }

    private void add(int host) {
        int id = table.reserveId(random::nextBytes);
        // Few last bits, so that many are found in the same place.
        KeyingDigest digest = new KeyingDigest(random.nextInt(), random.nextInt() & ~0xff);
        Expected added = new Expected(id, host, random.nextInt(IDENTITIES), digest, now);
        history.add(digest, now);
        sessions.add(id, ~id, path(host), digest, content(added.identity, random.nextInt(1_200)), now);
        expected.add(added);
    }

    private void expire() {
        sessions.handleTimeout(now);
        while (!expected.isEmpty() && expected.get(0).expiry <= now) {
            Expected gone = expected.remove(0);
            assertThat(sessions.byReceiveId(gone.id)).isNull();
            assertThat(sessions.byDigest(gone.digest)).isNull();
        }
    }

    private void check(Expected session) {
        ProvisionalSession found = sessions.byReceiveId(session.id);
        assertThat(found).isSameAs(sessions.byDigest(session.digest)).isNotNull();
        assertThat(found.sendId()).isEqualTo(~session.id);
        assertThat(found.isAt(path(session.host))).isTrue();
        assertThat(found.isAt(path(session.host + 1))).isFalse();
        assertThat(found.identity()).isEqualTo(identity(session.identity));
        assertThat(found.note()).containsExactly((byte) session.identity);
    }

    private static Path path(int host) {
        return new Path(new InetSocketAddress("198.51." + host / 200 + "." + host % 200, 4444), 1);
    }

    private static byte[] identity(int number) {
        return ByteBuffer.allocate(34).putInt(number).array();
    }

    /** With a certificate of so many bytes. */
    private static byte[] content(int identity, int length) {
        byte[] note = {(byte) identity};
        byte[][] parts = {identity(identity), new byte[length], new byte[160], new byte[100], note};
        ByteWriter writer = new ByteWriter(new byte[length + 400]);
        for (byte[] part : parts) {
            writer.writeCountedBytes(part);
        }
        return writer.array();
    }
}
