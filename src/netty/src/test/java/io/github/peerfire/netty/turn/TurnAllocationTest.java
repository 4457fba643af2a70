package io.github.peerfire.netty.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnAllocationTest {

    private static final TurnServer OPEN = TurnServer.parse("turn:turn.example.net");
    private static final TurnServer CLOSED = OPEN.withCredentials("alice", "secret");
    private static final byte[] REALM = "example.net".getBytes(StandardCharsets.US_ASCII);
    /** MD5 of alice:example.net:secret. */
    private static final byte[] KEY = HexFormat.of().parseHex("e0957e77e26b856e2ba625792a2b87e0");

    private static byte[] challenge(AllocationBench bench, StunMessage request, int code, String nonce) {
        return bench.refusal(request, code)
                .attribute(StunAttribute.REALM, REALM)
                .attribute(StunAttribute.NONCE, nonce.getBytes(StandardCharsets.US_ASCII))
                .message();
    }

    private static AllocationBench allocatedWithPassword() {
        AllocationBench bench = new AllocationBench(CLOSED);
        bench.receive(challenge(bench, bench.next(), 401, "n1"));
        StunMessage proven = bench.next();
        bench.receive(bench.answer(proven, StunClass.SUCCESS)
                .xorAddress(StunAttribute.XOR_RELAYED_ADDRESS, AllocationBench.LENT)
                .uint32(StunAttribute.LIFETIME, AllocationBench.LIFETIME)
                .integrity(StunIntegrity.SHA1, KEY).message());
        assertThat(bench.lent).containsExactly(AllocationBench.LENT);
        return bench;
    }

    @Test
    void aRequestIsRepeatedAsTheRfcSaysAndThenGivenUp() {
        AllocationBench bench = new AllocationBench(OPEN);
        long begin = bench.now;
        List<Long> sentAfter = new ArrayList<>();
        while (bench.failures.isEmpty()) {
            if (bench.next() != null) {
                sentAfter.add((bench.now - begin) / Time.MILLISECOND);
            }
            bench.pass(bench.allocation.nextDeadline() - bench.now);
        }

        // RFC 8489 §6.2.1: 0 ms, 500 ms, 1500 ms, 3500 ms, 7500 ms, 15500 ms, and 31500 ms; failed at 39500 ms
        assertThat(sentAfter).containsExactly(0L, 500L, 1_500L, 3_500L, 7_500L, 15_500L, 31_500L);
        assertThat((bench.now - begin) / Time.MILLISECOND).isEqualTo(39_500);
        assertThat(bench.failures.get(0).reason())
                .isEqualTo("The TURN proxy turn:turn.example.net:3478 does not answer.");
        assertThat(bench.failures.get(0).retryAfter()).isEqualTo(60 * Time.SECOND);
    }

    @Test
    void theFirstRequestHasNoCredentials() {
        StunMessage first = new AllocationBench(CLOSED).next();

        assertThat(first.method()).isEqualTo(StunMethod.ALLOCATE);
        assertThat(first.has(StunAttribute.USERNAME)).isFalse();
        assertThat(first.isProtected()).isFalse();
        assertThat(first.uint32(StunAttribute.REQUESTED_TRANSPORT)).isEqualTo(17 << 24);
        assertThat(first.has(StunAttribute.REQUESTED_ADDRESS_FAMILY)).isFalse();
        assertThat(first.uint32(StunAttribute.ADDITIONAL_ADDRESS_FAMILY)).isEqualTo(2 << 24);
    }

    @Test
    void aChallengeIsAnsweredWithAProof() {
        AllocationBench bench = new AllocationBench(CLOSED);
        bench.receive(challenge(bench, bench.next(), 401, "n1"));

        StunMessage proven = bench.next();
        assertThat(proven.text(StunAttribute.USERNAME)).isEqualTo("alice");
        assertThat(proven.text(StunAttribute.REALM)).isEqualTo("example.net");
        assertThat(proven.text(StunAttribute.NONCE)).isEqualTo("n1");
        assertThat(proven.isProtectedBy(StunIntegrity.SHA1, KEY)).isTrue();
    }

    @Test
    void whoeverDoesNotAcceptTheProofIsNotAskedAgain() {
        AllocationBench bench = new AllocationBench(CLOSED);
        bench.receive(challenge(bench, bench.next(), 401, "n1"));
        bench.receive(challenge(bench, bench.next(), 401, "n2"));

        assertThat(bench.next()).isNull();
        assertThat(bench.failures).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).contains("does not accept the user name or password");
            assertThat(failure.retryAfter()).isEqualTo(Time.NEVER);
        });
    }

    @Test
    void anAnswerWithoutProofIsNoneIfTheRequestHadOne() {
        AllocationBench bench = new AllocationBench(CLOSED);
        bench.receive(challenge(bench, bench.next(), 401, "n1"));
        bench.accept(bench.next());

        assertThat(bench.lent).isEmpty();
        bench.pass(60 * Time.SECOND);
        assertThat(bench.failures).singleElement().satisfies(
                failure -> assertThat(failure.reason()).contains("does not prove that it knows the password"));
    }

    @Test
    void aStaleNonceIsReplaced() {
        AllocationBench bench = allocatedWithPassword();
        bench.pass(540 * Time.SECOND);
        StunMessage refresh = lastOf(bench, StunMethod.REFRESH);
        bench.receive(challenge(bench, refresh, 438, "n2"));

        StunMessage again = lastOf(bench, StunMethod.REFRESH);
        assertThat(again.text(StunAttribute.NONCE)).isEqualTo("n2");
        assertThat(again.isProtectedBy(StunIntegrity.SHA1, KEY)).isTrue();
        assertThat(bench.failures).isEmpty();
    }

    @Test
    void aServerThatFindsEachNonceStaleIsNotAskedForEver() {
        AllocationBench bench = new AllocationBench(CLOSED);
        int asked = 0;
        for (StunMessage request = bench.next(); request != null && asked < 100; request = bench.next()) {
            asked++;
            bench.receive(challenge(bench, request, 438, "n" + asked));
        }
        assertThat(asked).isLessThan(10);
        assertThat(bench.failures).hasSize(1);
    }

    private static StunMessage lastOf(AllocationBench bench, StunMethod method) {
        List<StunMessage> all = bench.all().stream().filter(message -> message.method() == method).toList();
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
    }

    @Test
    void anAllocationIsRefreshedAMinuteBeforeItsEnd() {
        AllocationBench bench = AllocationBench.allocated();
        bench.pass(539 * Time.SECOND);
        assertThat(bench.all()).noneMatch(message -> message.method() == StunMethod.REFRESH);

        bench.pass(2 * Time.SECOND);
        bench.accept(lastOf(bench, StunMethod.REFRESH));
        assertThat(bench.allocation.statistics().refreshesCount()).isEqualTo(1);
        bench.pass(539 * Time.SECOND);
        assertThat(bench.allocation.relayed()).containsExactly(AllocationBench.LENT);
    }

    @ParameterizedTest
    @CsvSource({"400, malformed, false", "403, refuses, false", "420, understand, false", "437, old one, true",
        "442, UDP, false", "486, quota, true", "508, capacity, true", "500, error 500, true"})
    void eachErrorHasASentenceAndMayBeTriedAgainOrNot(int code, String word, boolean again) {
        AllocationBench bench = new AllocationBench(OPEN);
        bench.refuse(bench.next(), code);

        assertThat(bench.failures).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).startsWith("The TURN proxy turn:turn.example.net:3478 ").contains(word);
            assertThat(failure.retryAfter() < Time.NEVER).isEqualTo(again);
        });
        assertThat(bench.allocation.isOver()).isTrue();
    }

    @Test
    void anAlternateServerIsNamed() {
        AllocationBench bench = new AllocationBench(OPEN);
        bench.receive(bench.refusal(bench.next(), 300)
                .attribute(StunAttribute.ALTERNATE_SERVER, new byte[] {0, 1, 0x0d, (byte) 0x97, (byte) 192, 0, 2, 5})
                .message());

        assertThat(bench.failures.get(0).alternate()).isEqualTo(new InetSocketAddress("192.0.2.5", 3_479));
    }

    @Test
    void aServerWithIpv6OnlyIsAskedForThat() {
        AllocationBench bench = new AllocationBench(OPEN);
        bench.refuse(bench.next(), 440);

        StunMessage second = bench.next();
        assertThat(second.uint32(StunAttribute.REQUESTED_ADDRESS_FAMILY)).isEqualTo(2 << 24);
        assertThat(second.has(StunAttribute.ADDITIONAL_ADDRESS_FAMILY)).isFalse();
    }

    @Test
    void aRefreshOfWhatTheServerDoesNotKnowEndsTheAllocation() {
        AllocationBench bench = AllocationBench.allocated();
        bench.allocation.refresh(bench.now);
        bench.refuse(lastOf(bench, StunMethod.REFRESH), 437);

        assertThat(bench.failures).singleElement().satisfies(
                failure -> assertThat(failure.retryAfter()).isEqualTo(Time.SECOND));
        assertThat(bench.allocation.relayed()).isEmpty();
        assertThat(bench.send(new InetSocketAddress("192.0.2.1", 1), 10)).isEmpty();
    }

    @Test
    void silenceTowardsTheServerIsBrokenBeforeNatsForget() {
        AllocationBench bench = AllocationBench.allocated();
        bench.pass(31 * Time.SECOND);

        assertThat(bench.all()).singleElement().satisfies(message -> {
            assertThat(message.method()).isEqualTo(StunMethod.BINDING);
            assertThat(message.kind()).isEqualTo(StunClass.INDICATION);
        });
    }

    @Test
    void theAddressesAreGivenBackWithALifetimeOfZero() {
        AllocationBench bench = allocatedWithPassword();
        bench.allocation.close();

        StunMessage last = bench.next();
        assertThat(last.method()).isEqualTo(StunMethod.REFRESH);
        assertThat(last.uint32(StunAttribute.LIFETIME)).isZero();
        assertThat(last.isProtectedBy(StunIntegrity.SHA1, KEY)).isTrue();
    }

    @Test
    void anAnswerOfSomebodyWhoDoesNotKnowTheTransactionIsNone() {
        AllocationBench bench = new AllocationBench(OPEN);
        bench.next();
        bench.receive(new StunWriter().begin(StunMethod.ALLOCATE, StunClass.SUCCESS, new byte[12])
                .xorAddress(StunAttribute.XOR_RELAYED_ADDRESS, AllocationBench.LENT).message());

        assertThat(bench.lent).isEmpty();
        assertThat(bench.allocation.statistics().droppedCount()).isEqualTo(1);
    }
}
