package io.github.peerfire.client;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.smack.calls.CallMedia;
import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;

/** A participant of a conference of ours, who plays our stream, and proves its session when a test wants it. */
final class ListeningMember implements Bindings, CallMedia.Listener {

    private final Binding ours;
    private final SharedStream stream;
    private final CallStreamMedia media;
    private final CallVerification theirs;
    private final List<String> got = new ArrayList<>();
    private SessionProof proof;

    ListeningMember(String sid, Simulation simulation, Binding ours, SharedStream stream) {
        SimulatedClock clock = new SimulatedClock(simulation);
        this.ours = ours;
        this.stream = stream;
        this.media = new CallStreamMedia(sid, true, clock, this, stream);
        this.theirs = new CallVerification(sid, false, clock, new ToldOwner(new ArrayList<>()));
    }

    /** Lets us play theirs, and plays ours. */
    void join(Binding far) {
        NetStream.publishDirect(far.connection(), "theirs", published -> published.onPeerConnect(peer -> true));
        media.transport();
        media.connect(far.transport("theirs"), this);
        NetStream.playFrom(far.connection(), ours.connection().nearId(), stream.name(ours),
                ours.connection().localAddresses(), played -> played
                        .onSession(() -> proof = theirs.session(far.connection().nearId(), ours.connection().nearId(),
                                played.nearNonce(), played.farNonce()))
                        .onAudio((timestamp, tag) -> got.add("sound " + timestamp))
                        .onVideo((timestamp, tag) -> got.add("video " + timestamp))
                        .onData((handler, values) -> got.add(handler)));
    }

    /** The value that shows which session they have arrives by XMPP. */
    void prove() {
        media.takeFarHash(new SessionHash(proof.ownHash(), false));
    }

    /** What came of ours. */
    List<String> got() {
        return got;
    }

    void leave() {
        media.close();
    }

    @Override
    public Binding binding() {
        return ours;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public void hash(SessionHash own, Runnable answered) {
        answered.run();
    }

    @Override
    public void ready() {
        // What comes of it is seen by what they get.
    }

    @Override
    public void lost() {
        throw new AssertionError("nothing is lost here");
    }

    @Override
    public void failed() {
        throw new AssertionError("nothing fails here");
    }

    @Override
    public void insecure() {
        throw new AssertionError("nobody is in between");
    }

    @Override
    public void moved() {
        throw new AssertionError("nobody moves");
    }

    @Override
    public void candidates(List<Candidate> own) {
        throw new AssertionError("all addresses are known");
    }
}
