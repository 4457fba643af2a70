package io.github.peerfire.bench;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.common.Time;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.security.SecureRandom;

/** The heap that open sessions hold in which nothing happens: measured in one endpoint that has many of them. */
final class IdleSessions {

    private static final int FIRST = 64;
    private static final long LATER = 120 * Time.SECOND;
    private static final int COLLECTIONS = 4;

    private IdleSessions() {
    }

    static Report run(Options options) {
        int count = options.number("sessions");
        HandPumped server = new HandPumped(Party.identity(), 1935, event -> { });
        // The first ones bring all classes, tables of powers, and what the endpoint needs once.
        open(server, FIRST, 2_000, 0);
        long before = usedHeap();
        open(server, count, 3_000, 0);
        // What an endpoint remembers of each opening for 100 seconds is not the session's.
        open(server, 1, 2_100, LATER);
        long after = usedHeap();
        int opened = server.endpoint().sessions().size() - FIRST - 1;
        Reference.reachabilityFence(server);
        return new Report("heap").with("sessions", opened)
                .with("heapBytesPerSession", (double) (after - before) / opened);
    }

    /** Each far end has an identity of its own with static keys, as clients do, and is forgotten at once. */
    private static void open(HandPumped server, int count, int firstPort, long from) {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < count; i++) {
            FlashCryptographyProfile identity = FlashCryptographyProfile.client(random::nextBytes);
            HandPumped client = new HandPumped(identity, firstPort + i, event -> { });
            client.connect(server, from + (i + 1) * Time.MILLISECOND);
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
