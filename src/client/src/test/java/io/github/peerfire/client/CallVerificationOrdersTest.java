package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Sessions that come and go at both sides of a call in any order, with slow XMPP: thousands of orders. */
class CallVerificationOrdersTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long SEEDS = 3000;

    /** A session may be known at one end long before it is at the other, or never be. */
    @Test
    void nobodyHonestIsAccusedAndTheLastSessionIsVerifiedInTheEnd() {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Order order = new Order(seed);
            order.unrest();
            order.share(order.random.nextInt(1000));
            order.simulation.runFor(90 * SECOND);
            assertThat(order.alice.isInsecure()).as("seed %d: the initiator accuses", seed).isFalse();
            assertThat(order.bob.isInsecure()).as("seed %d: the responder accuses", seed).isFalse();
            assertThat(order.alice.isVerified()).as("seed %d: the initiator is content", seed).isTrue();
            assertThat(order.bob.isVerified()).as("seed %d: the responder is content", seed).isTrue();
        });
    }

    @Test
    void whoeverGetsBetweenIsFoundAndNeverVerified() {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Order order = new Order(seed);
            order.unrest();
            order.alice.share(order.nonce(), order.nonce());
            order.simulation.runFor(order.random.nextInt(1000) * SECOND / 1000);
            order.bob.share(order.nonce(), order.nonce());
            // XMPP is away for 20 seconds at most.
            order.simulation.runFor(25 * SECOND);
            assertThat(order.alice.isInsecure()).as("seed %d: the initiator finds it", seed).isTrue();
            assertThat(order.bob.isInsecure()).as("seed %d: the responder finds it", seed).isTrue();
            assertThat(order.alice.isVerified() || order.bob.isVerified()).as("seed %d: verified", seed).isFalse();
        });
    }

    private static final class Order {

        private final Simulation simulation;
        private final Random random;
        private final ProvingSide alice;
        private final ProvingSide bob;

        private Order(long seed) {
            simulation = Simulation.seeded(seed);
            random = new Random(seed);
            alice = ProvingSide.pair(simulation, random);
            bob = alice.other();
        }

        private byte[] nonce() {
            byte[] nonce = new byte[32];
            random.nextBytes(nonce);
            return nonce;
        }

        private void unrest() {
            int steps = random.nextInt(8);
            for (int step = 0; step < steps; step++) {
                ProvingSide one = random.nextBoolean() ? alice : bob;
                switch (random.nextInt(4)) {
                    // The far end never heard of it, or lost it before it was of use.
                    case 0 -> one.open(nonce(), nonce());
                    case 1 -> one.loseXmpp(Duration.ofSeconds(random.nextInt(20)));
                    default -> share(random.nextInt(3000));
                }
                simulation.runFor(random.nextInt(3000) * SECOND / 1000);
            }
        }

        /** One end opens a session; the other is there when it uses it, which the first then knows. */
        private void share(long milliseconds) {
            byte[] ofInitiator = nonce();
            byte[] ofResponder = nonce();
            ProvingSide first = random.nextBoolean() ? alice : bob;
            first.open(ofInitiator, ofResponder);
            simulation.runFor(milliseconds * SECOND / 1000);
            first.other().share(ofInitiator, ofResponder);
            simulation.runFor(random.nextInt(200) * SECOND / 1000);
            if (random.nextInt(3) > 0 || milliseconds < 1000) {
                first.share(ofInitiator, ofResponder);
            }
        }
    }
}
