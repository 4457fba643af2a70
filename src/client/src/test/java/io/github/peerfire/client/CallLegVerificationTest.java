package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.testbed.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No media before the other side has proved that it has the same session (ProtoXEP 6.6). */
class CallLegVerificationTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final byte[] TAG = {(byte) 0x82, 0};

    private final Simulation simulation = Simulation.seeded(1);
    private final SimulatedClock clock = new SimulatedClock(simulation);
    private final Connections connections = new Connections(simulation);
    private final Binding near = connections.binding(1);
    private final Binding far = connections.binding(2);
    private final List<String> told = new ArrayList<>();
    private final ToldOwner owner = new ToldOwner(told);
    private final CallVerification ours = new CallVerification("sid", true, clock, owner);
    private final CallVerification theirs =
            new CallVerification("sid", false, clock, new ToldOwner(new ArrayList<>()));
    private final CallRemote remote = new CallRemote(new CallLocal(false));
    private final List<Long> sounds = new ArrayList<>();
    private final Publication publication = new Publication(near, "ours", false);
    private final List<Long> soundsOfOurs = new ArrayList<>();
    private PublishedStream published;
    private SessionProof proof;
    private CallLeg leg;

    @BeforeEach
    void bothPlayEachOther() {
        published = NetStream.publishDirect(
                far.connection(), "theirs", stream -> stream.onPeerConnect(peer -> true));
        remote.onAudio((timestamp, tag) -> sounds.add(timestamp));
        leg = new CallLeg(ours, clock, owner, near, publication, far.transport("theirs"), remote);
        NetStream.playFrom(far.connection(), near.connection().nearId(), "ours", near.connection().localAddresses(),
                stream -> stream.onSession(() -> proof = theirs(stream.nearNonce(), stream.farNonce()))
                        .onAudio((timestamp, tag) -> soundsOfOurs.add(timestamp)));
        simulation.runFor(SECOND / 2);
        assertThat(told).containsExactly("hash");
    }

    private SessionProof theirs(byte[] nearNonce, byte[] farNonce) {
        PeerId peer = near.connection().nearId();
        return theirs.session(far.connection().nearId(), peer, nearNonce, farNonce);
    }

    private void take(String hash, boolean shared) {
        ours.take(new SessionHash(hash, shared));
        leg.judge();
    }

    private void say(long timestamp) {
        published.audio(timestamp, TAG);
        publication.stream().audio(timestamp, TAG);
        simulation.runFor(SECOND / 10);
    }

    @AfterEach
    void theCallEnds() {
        leg.close();
    }

    @Test
    void nothingIsSentBeforeTheOtherSidesHashCameAndWasRight() {
        say(1);
        take("0".repeat(64), false);
        say(2);
        take(proof.ownHash(), false);
        say(3);
        assertThat(soundsOfOurs).containsExactly(3L);
    }

    @Test
    void itIsReadyOnceTheOtherSidesHashCameAndWasRight() {
        assertThat(leg.isReady()).isFalse();
        take(proof.ownHash(), false);
        assertThat(told).containsExactly("hash", "ready");
        simulation.runFor(20 * SECOND);
        assertThat(told).containsExactly("hash", "ready");
    }

    /** Of two sessions that both sides open at once each may know another one for a moment. */
    @Test
    void aHashOfAnUnknownSessionHoldsBackOnlyUntilTheRightOneComes() {
        say(1);
        take("0".repeat(64), false);
        assertThat(told).containsExactly("hash", "shared hash");
        say(2);
        simulation.runFor(8 * SECOND);
        assertThat(leg.isReady()).isFalse();
        take(proof.ownHash(), false);
        say(3);
        assertThat(told).containsExactly("hash", "shared hash", "ready");
        assertThat(sounds).containsExactly(1L, 3L);
    }

    @Test
    void aHashOfAnUnknownSessionThatTheOtherSideSharesIsToldAsInsecureWithinASecond() {
        take("0".repeat(64), true);
        say(1);
        simulation.runFor(SECOND);
        assertThat(told).containsExactly("hash", "shared hash", "insecure");
        assertThat(leg.isReady()).isFalse();
        assertThat(sounds).as("what came of somebody in between").isEmpty();
    }

    @Test
    void nothingIsSentOrHeardOverASessionThatTakesTheVerifiedOnesPlaceUntilItIsVerified() {
        take(proof.ownHash(), false);
        byte[] another = Bytes.counting(1);
        leg.subscribed(another, Bytes.counting(2));
        leg.playing(another, Bytes.counting(2));
        say(1);
        assertThat(soundsOfOurs).isEmpty();
        assertThat(told).containsExactly("hash", "ready", "hash", "held");
        SessionProof second = theirs(Bytes.counting(2), another);
        take(second.ownHash(), false);
        assertThat(told).containsExactly("hash", "ready", "hash", "held", "ready");
        assertThat(leg.code()).isEqualTo(second.code());
        say(2);
        assertThat(sounds).containsExactly(2L);
    }

    @Test
    void aSessionThatTakesTheVerifiedOnesPlaceAndIsNotVerifiedIsALoss() {
        take(proof.ownHash(), false);
        leg.subscribed(Bytes.counting(1), Bytes.counting(2));
        simulation.runFor(6 * SECOND);
        assertThat(told).containsExactly("hash", "ready", "hash", "held", "shared hash", "lost");
    }

    @Test
    void eachSessionThatTakesTheVerifiedOnesPlaceHasTheWholeTimeToBeVerified() {
        take(proof.ownHash(), false);
        replaceBy(Bytes.counting(1), Bytes.counting(2));
        simulation.runFor(SECOND);
        take(theirs(Bytes.counting(2), Bytes.counting(1)).ownHash(), false);
        simulation.runFor(3 * SECOND);
        replaceBy(Bytes.counting(3), Bytes.counting(4));
        simulation.runFor(4 * SECOND);
        assertThat(told).contains("held").doesNotContain("lost");
        simulation.runFor(2 * SECOND);
        assertThat(told).contains("lost");
    }

    private void replaceBy(byte[] nearNonce, byte[] farNonce) {
        leg.subscribed(nearNonce, farNonce);
        leg.playing(nearNonce, farNonce);
        simulation.runFor(SECOND / 10);
    }
}
