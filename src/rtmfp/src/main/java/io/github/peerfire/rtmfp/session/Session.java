package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A session with one far end (RFC 7016 §3.5). Confined to the endpoint's thread. */
public final class Session {

    Session() {
    }

    public boolean isOpen() {
        throw new UnsupportedOperationException();
    }

    /** Whether the near end opened it. */
    public boolean isInitiator() {
        throw new UnsupportedOperationException();
    }

    /** The discriminator it was opened with; as responder, the far end's canonical one. */
    public byte[] discriminator() {
        throw new UnsupportedOperationException();
    }

    /** The far end's certificate; empty before the session is open. */
    public Optional<Certificate> farCertificate() {
        throw new UnsupportedOperationException();
    }

    /** The near nonce (RFC 7425 §4.6.5); empty before the session is open. */
    public byte[] nearNonce() {
        throw new UnsupportedOperationException();
    }

    /** The far nonce; empty before the session is open. */
    public byte[] farNonce() {
        throw new UnsupportedOperationException();
    }

    /** The far end's address, proven by a packet; before that the one tried last, or null. */
    public InetSocketAddress farAddress() {
        throw new UnsupportedOperationException();
    }

    /** The interface its packets go through. */
    public int interfaceId() {
        throw new UnsupportedOperationException();
    }

    /** Whether the far end's packets are authenticated, not merely checksummed. */
    public boolean isAuthenticated() {
        throw new UnsupportedOperationException();
    }

    /** Opens a flow. */
    public SendFlow openFlow(byte[] metadata, FlowOptions options, long now) {
        throw new UnsupportedOperationException();
    }

    /** Opens a flow in return to one that the far end opened (RFC 7016 §3.6.3.1). */
    public SendFlow openReturnFlow(RecvFlow association, byte[] metadata, FlowOptions options, long now) {
        throw new UnsupportedOperationException();
    }

    /** While opening: one more address where the far end may be. Ignored beyond the limit of candidates. */
    public void addCandidate(InetSocketAddress address, int interfaceId, long now) {
        throw new UnsupportedOperationException();
    }

    /** Accepts Forwarded Hellos from this far end, which it thereby may use to have us talk to others. */
    public void setIntroducer(boolean introducer) {
        throw new UnsupportedOperationException();
    }

    /** Forwards somebody's Initiator Hello to the far end (RFC 7016 §2.3.3, §3.5.1.5). */
    public void forwardHello(byte[] discriminator, CandidateAddress replyAddress, byte[] tag, long now) {
        throw new UnsupportedOperationException();
    }

    /** The longest silence in nanoseconds before the far end is asked for a sign of life. */
    public void setKeepalivePeriod(long period, long now) {
        throw new UnsupportedOperationException();
    }

    /** The longest silence in nanoseconds that follows unanswered packets before the session is given up. */
    public void setSilenceLimit(long limit, long now) {
        throw new UnsupportedOperationException();
    }

    /** The smoothed round-trip time in nanoseconds, or a default before the first measurement. */
    public long smoothedRoundTripTime() {
        throw new UnsupportedOperationException();
    }

    /** What was sent, received, lost; counted since the session began. */
    public SessionStatistics statistics() {
        throw new UnsupportedOperationException();
    }

    /** Closes in order: the far end is told, and it lingers (RFC 7016 §3.5.5). All flows end at once. */
    public void close(long now) {
        throw new UnsupportedOperationException();
    }

    /** Closes without waiting for the far end's acknowledgement. */
    public void abort(long now) {
        throw new UnsupportedOperationException();
    }

    /** The application's own companion of this session, or null. */
    public Object attachment() {
        throw new UnsupportedOperationException();
    }

    public void attach(Object attachment) {
        throw new UnsupportedOperationException();
    }
}
