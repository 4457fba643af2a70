package io.github.peerfire.rtmfp;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;

/**
 * One RTMFP instance: an identity, its sessions and their flows (RFC 7016).
 *
 * <p>A deterministic state machine confined to one thread. A driver calls {@link #receive} and {@link #handleTimeout}, and
 * after every call that could have changed something drains {@link #pollTransmit}, {@link #pollEvent} and
 * {@link #pollKeying} until they are empty. All times are nanoseconds on the driver's time line.
 */
public final class Endpoint {

    public Endpoint(EndpointConfig config, CryptographyProfile profile, RandomSource random) {
        throw new UnsupportedOperationException();
    }

    /** Takes a datagram. Whatever is in it, this neither throws nor blocks. The array is not kept. */
    public void receive(byte[] datagram, int offset, int length, InetSocketAddress source, int interfaceId, long now) {
        throw new UnsupportedOperationException();
    }

    /** Does what is due at {@code now}. */
    public void handleTimeout(long now) {
        throw new UnsupportedOperationException();
    }

    /** When {@link #handleTimeout} is to be called next, or {@link io.github.peerfire.rtmfp.common.Time#NEVER}. */
    public long nextDeadline() {
        throw new UnsupportedOperationException();
    }

    /** Writes the next datagram to send to {@code target}; false if there is none. */
    public boolean pollTransmit(Transmit target, long now) {
        throw new UnsupportedOperationException();
    }

    /** The next event, or null. */
    public EndpointEvent pollEvent() {
        throw new UnsupportedOperationException();
    }

    /** The next piece of key work, or null; see {@link KeyingTask}. */
    public KeyingTask pollKeying() {
        throw new UnsupportedOperationException();
    }

    /** Takes back a task that has run. */
    public void completeKeying(KeyingTask task, long now) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a session to whom the discriminator selects (RFC 7016 §3.5.1.1.1), trying all candidates in parallel. If a
     * session with that identity is open or opening, that one is returned.
     *
     * @param interfaceId the interface to use
     */
    public Session open(byte[] discriminator, Collection<InetSocketAddress> candidates, int interfaceId, long now) {
        throw new UnsupportedOperationException();
    }

    /** Answers a lookup as a Redirector (RFC 7016 §3.5.1.4). */
    public void redirect(EndpointEvent.LookupRequested lookup, List<CandidateAddress> addresses, long now) {
        throw new UnsupportedOperationException();
    }

    /** The open sessions, in the order of their opening. */
    public Collection<Session> sessions() {
        throw new UnsupportedOperationException();
    }

    /** Closes all sessions in order and opens no more. */
    public void close(long now) {
        throw new UnsupportedOperationException();
    }

    /** What was counted since the endpoint began. */
    public EndpointMetrics metrics() {
        throw new UnsupportedOperationException();
    }
}
