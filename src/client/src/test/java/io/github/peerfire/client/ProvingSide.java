package io.github.peerfire.client;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.testbed.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One side of a call whose sessions a test makes up; its XMPP is slow, in order, and may be away for a while. */
final class ProvingSide implements CallVerification.Owner {

    private static final PeerId ALICE = PeerId.parse("a1".repeat(32));
    private static final PeerId BOB = PeerId.parse("b2".repeat(32));

    private final Simulation simulation;
    private final Random random;
    private final boolean initiator;
    private final CallVerification verification;
    private final List<SessionHash> sent = new ArrayList<>();
    private ProvingSide other;
    private SessionProof used;
    private long lastArrival;
    private long awayUntil;
    private long insecureAt = Long.MAX_VALUE;
    private boolean mute;

    private ProvingSide(Simulation simulation, Random random, boolean initiator) {
        this.simulation = simulation;
        this.random = random;
        this.initiator = initiator;
        this.verification = new CallVerification("sid", initiator, new SimulatedClock(simulation), this);
    }

    /** The initiator of a call, which knows the responder. */
    static ProvingSide pair(Simulation simulation, Random random) {
        ProvingSide initiator = new ProvingSide(simulation, random, true);
        initiator.other = new ProvingSide(simulation, random, false);
        initiator.other.other = initiator;
        return initiator;
    }

    ProvingSide other() {
        return other;
    }

    /** Has a session from now on, whose ends have these nonces. */
    void open(byte[] ofInitiator, byte[] ofResponder) {
        used = session(ofInitiator, ofResponder);
        verification.tell(used);
    }

    /** Learns that the other end uses it in this call. */
    void share(byte[] ofInitiator, byte[] ofResponder) {
        used = session(ofInitiator, ofResponder);
        verification.share(used);
    }

    private SessionProof session(byte[] ofInitiator, byte[] ofResponder) {
        return initiator ? verification.session(ALICE, BOB, ofInitiator, ofResponder)
                : verification.session(BOB, ALICE, ofResponder, ofInitiator);
    }

    /** Without XMPP for some time; what is to be sent waits. */
    void loseXmpp(Duration time) {
        awayUntil = simulation.now() + time.toNanos();
    }

    /** Answers, but says nothing of itself. */
    void keepSilent() {
        mute = true;
    }

    SessionProof used() {
        return used;
    }

    boolean isVerified() {
        return used != null && used.isVerified();
    }

    boolean isInsecure() {
        return insecureAt != Long.MAX_VALUE;
    }

    /** When somebody in between was found, in nanoseconds; far in the future if nobody was. */
    long insecureAt() {
        return insecureAt;
    }

    boolean isDoubtful() {
        return verification.isDoubtful();
    }

    List<SessionHash> sent() {
        return sent;
    }

    @Override
    public void hash(SessionHash own, Runnable answered) {
        sent.add(own);
        if (!mute) {
            deliver(() -> other.receive(own, answered));
        } else {
            deliver(() -> other.deliver(answered));
        }
    }

    private void receive(SessionHash hash, Runnable answered) {
        deliver(answered);
        verification.take(hash);
    }

    private void deliver(Runnable stanza) {
        long usual = simulation.now() + Duration.ofMillis(20 + random.nextInt(400)).toNanos();
        lastArrival = Math.max(Math.max(usual, lastArrival + 1), Math.max(awayUntil, other.awayUntil));
        simulation.at(lastArrival, stanza);
    }

    @Override
    public void judge() {
        // The test asks.
    }

    @Override
    public boolean uses(SessionProof session) {
        return session == used;
    }

    @Override
    public void insecure() {
        insecureAt = Math.min(insecureAt, simulation.now());
    }
}
