package io.github.peerfire.interop;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.Negotiation;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link NetConnection} of ours, and what it was told. */
final class OurClient implements AutoCloseable {

    private static final int PATIENCE = 20;

    private final BlockingQueue<NetStatus> statuses = new LinkedBlockingQueue<>();
    private final NetConnection connection;

    private OurClient(String uri, NetConnectionConfig.Builder config) throws Exception {
        connection = NetConnection.connect(RtmfpUri.of(URI.create(uri)), config.onStatus(statuses::add).build())
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Connects as it is used to. */
    static OurClient connect(String uri) throws Exception {
        return new OurClient(uri, NetConnectionConfig.builder());
    }

    /** Connects with one static key of group 2, asking for neither HMACs nor sequence numbers: as old programs do. */
    static OurClient connectAsOfOld(String uri) throws Exception {
        return new OurClient(uri, NetConnectionConfig.builder().identity(random -> FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024)
                .hmac(Negotiation.ON_REQUEST).sequenceNumbers(Negotiation.ON_REQUEST).build(random)));
    }

    NetConnection connection() {
        return connection;
    }

    /** Waits for a status of that code. */
    NetStatus await(String code) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (true) {
            NetStatus next = statuses.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("No " + code);
            }
            if (next.code().equals(code)) {
                return next;
            }
        }
    }

    @Override
    public void close() {
        connection.closeAsync().orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }
}
