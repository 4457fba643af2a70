package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** Media that do what a test tells them, and remember what they were told. */
final class ScriptedMedia implements CallMedia {

    private final EntityFullJid self;
    private final List<SessionHash> hashes = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private RtmfpTransport far;
    private Listener listener;
    private final List<CallContents> arranged = new ArrayList<>();
    private boolean known = true;
    private int moves;
    private int renewals;
    private int connections;
    private boolean closed;

    ScriptedMedia(EntityFullJid self) {
        this.self = self;
    }

    /** The peer ID of a device after its rendezvous was lost so many times. */
    static String peerOf(EntityFullJid device, int moves) {
        return Integer.toHexString(device.hashCode()).repeat(8).substring(0, 8).repeat(7)
                + String.format("%08x", moves);
    }

    @Override
    public RtmfpTransport transport() {
        return address(peerOf(self, moves));
    }

    private RtmfpTransport address(String peer) {
        return RtmfpTransport.address(peer, 1 + moves, JidCreate.fromOrThrowUnchecked("rtmfp.example.net"),
                "rtmfp://rtmfp.example.net/xmpp", "Vw3nJ8kz0Qm2T5x7B1c9L" + (char) ('a' + renewals % 26));
    }

    @Override
    public void connect(RtmfpTransport address, Listener told) {
        far = address;
        listener = told;
        connections++;
    }

    @Override
    public void takeFarHash(SessionHash hash) {
        hashes.add(hash);
    }

    @Override
    public void takeFarCandidates(List<Candidate> more) {
        candidates.addAll(more);
    }

    @Override
    public void takeFarStream(String name) {
        // These media have one stream for all kinds.
    }

    @Override
    public void arrange(CallContents now) {
        arranged.add(now);
    }

    @Override
    public Optional<RtmfpTransport> renew() {
        renewals++;
        return known ? Optional.of(transport()) : Optional.empty();
    }

    @Override
    public void reconnect(RtmfpTransport address) {
        far = address;
        connections++;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** No rendezvous knows this device any more. */
    void forgetBinding() {
        known = false;
    }

    /** A rendezvous knows this device again, under a new peer ID. */
    void move() {
        known = true;
        moves++;
        listener.moved();
    }

    RtmfpTransport far() {
        return far;
    }

    Listener listener() {
        return listener;
    }

    List<SessionHash> hashes() {
        return hashes;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    CallContents contents() {
        return arranged.isEmpty() ? CallContents.NONE : arranged.get(arranged.size() - 1);
    }

    /** What was to be sent and rendered, one after the other. */
    List<CallContents> arranged() {
        return arranged;
    }

    /** How often it was told to connect or reconnect. */
    int connections() {
        return connections;
    }

    boolean isClosed() {
        return closed;
    }
}
