package io.github.peerfire.bench;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.common.Time;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/** An endpoint without a socket: whoever has two of them carries their datagrams from one to the other, at once. */
final class HandPumped {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Endpoint endpoint;
    private final InetSocketAddress address;
    private final Consumer<EndpointEvent> listener;
    private final Transmit transmit = new Transmit();

    HandPumped(FlashCryptographyProfile profile, int port, Consumer<EndpointEvent> listener) {
        this.endpoint = new Endpoint(EndpointConfig.PEER, profile, RANDOM::nextBytes);
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.listener = listener;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Opens a session to another one, and returns when neither has anything more to say. */
    void connect(HandPumped other, long now) {
        endpoint.open(Party.ANY_SERVER, List.of(other.address), 0, now);
        exchange(this, other, now);
    }

    /** Carries everything that both have to send; returns how many datagrams that were. */
    static int exchange(HandPumped one, HandPumped other, long now) {
        int carried = 0;
        int before = -1;
        while (carried > before) {
            before = carried;
            carried += one.sendTo(other, now);
            carried += other.sendTo(one, now);
        }
        return carried;
    }

    /** Carries what it has to send; returns how many datagrams that were. */
    int sendTo(HandPumped other, long now) {
        int carried = 0;
        work(now);
        while (endpoint.pollTransmit(transmit, now)) {
            other.endpoint.receive(transmit.bytes(), 0, transmit.length(), address, 0, now);
            carried++;
        }
        work(now);
        return carried;
    }

    private void work(long now) {
        for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
            task.run();
            endpoint.completeKeying(task, now);
        }
        for (EndpointEvent event = endpoint.pollEvent(); event != null; event = endpoint.pollEvent()) {
            listener.accept(event);
        }
        if (endpoint.nextDeadline() <= now && endpoint.nextDeadline() != Time.NEVER) {
            endpoint.handleTimeout(now);
        }
    }
}
