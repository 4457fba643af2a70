package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.impl.JidCreate;

/** Media of one call in the simulated network between peers. */
final class SimulatedMedia implements CallMedia {

    private final String sid;
    private final SimulatedDevice device;
    private final SimulatedPeers peers;
    private final boolean blocked;
    private String near = "";
    private RtmfpTransport far;
    private Listener listener;
    private boolean flowing;
    private boolean closed;
    private int attempts;
    private CallContents contents = CallContents.NONE;

    SimulatedMedia(String sid, SimulatedDevice device, SimulatedPeers peers, boolean blocked) {
        this.sid = sid;
        this.device = device;
        this.peers = peers;
        this.blocked = blocked;
    }

    String sid() {
        return sid;
    }

    boolean isBlocked() {
        return blocked;
    }

    boolean isFlowing() {
        return flowing && !closed;
    }

    /** Whether this side wants a session with that one. */
    boolean fits(SimulatedMedia other) {
        return far != null && far.peer().equals(Optional.of(other.near));
    }

    int nextAttempt() {
        return ++attempts;
    }

    boolean isAttempt(int number) {
        return attempts == number && !closed;
    }

    void tellReady() {
        if (!flowing) {
            flowing = true;
            listener.ready();
        }
    }

    void tellLost() {
        if (flowing) {
            flowing = false;
            listener.lost();
        }
    }

    /** The device has a new peer ID. */
    void tellMoved() {
        if (listener != null && !closed) {
            listener.moved();
        }
    }

    @Override
    public RtmfpTransport transport() {
        if (near.isEmpty()) {
            near = device.peer();
        }
        return address();
    }

    private RtmfpTransport address() {
        return RtmfpTransport.address(near, device.epoch(), JidCreate.fromOrThrowUnchecked("rtmfp.example.net"),
                "rtmfp://rtmfp.example.net/xmpp", "Vw3nJ8kz0Qm2T5x7B1c9Lg");
    }

    @Override
    public void connect(RtmfpTransport address, Listener told) {
        far = address;
        listener = told;
        device.connected(sid);
        peers.connect(this);
    }

    @Override
    public void takeFarHash(SessionHash hash) {
        // Sessions of this network are what they seem.
    }

    @Override
    public void takeFarCandidates(List<Candidate> candidates) {
        // Peers find each other without.
    }

    @Override
    public void takeFarStream(String name) {
        // These media have one stream for all kinds.
    }

    @Override
    public void arrange(CallContents now) {
        contents = now;
    }

    @Override
    public Optional<RtmfpTransport> renew() {
        if (device.isBound()) {
            near = device.peer();
            return Optional.of(address());
        }
        return Optional.empty();
    }

    @Override
    public void reconnect(RtmfpTransport address) {
        far = address;
        flowing = false;
        peers.connect(this);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            peers.leave(this);
            device.closed(this);
        }
    }
}
