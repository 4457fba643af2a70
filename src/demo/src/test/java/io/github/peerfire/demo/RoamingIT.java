package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Backoff;
import io.github.peerfire.client.CallPath;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** ProtoXEP 7.6: a device changes its address in mid-call, as from Wi-Fi to a mobile network. */
@ExtendWith(OpenfireExtension.class)
class RoamingIT {

    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static CallPath path(TalkingCall call) throws Exception {
        return Phones.await(call.call().statistics()).path().orElseThrow();
    }

    /** ProtoXEP 7.6: both sessions die, so the new peer ID is told by transport-replace. */
    @Test
    void aCallIsConnectedAnewUnderTheNewPeerIdOfWhoeverLostEverything(EmbeddedOpenfire server, TestUsers users)
            throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        RoamingDrivers drivers = new RoamingDrivers();
        try (Phones phones = new Phones(server)) {
            TalkingClient desk = phones.signIn(alice, config -> config.withSilenceLimit(SILENCE));
            TalkingClient mobile = phones.signIn(bob, config -> config.withDrivers(drivers).withSilenceLimit(SILENCE)
                    .withBackoff(new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1))));
            TalkingCall call = Phones.talk(desk, mobile);
            PeerId peer = mobile.client().peerId();
            List<CallPhase> phases = new CopyOnWriteArrayList<>();
            List<String> codes = new CopyOnWriteArrayList<>();
            call.call().onStateChange(state -> phases.add(state.phase()));
            call.call().onVerificationCode(codes::add);

            drivers.unplug();
            assertThat(Patience.upTo(Duration.ofSeconds(120)).until(() -> codes.size() > 1)).as("%s", phases).isTrue();
            Phones.awaitSound(call);
            assertThat(mobile.client().peerId()).isNotEqualTo(peer);
            // A machine that is silent for two seconds by itself may lose it once more.
            assertThat(phases).contains(CallPhase.RESTORING).containsOnly(CallPhase.ACTIVE, CallPhase.RESTORING)
                    .endsWith(CallPhase.ACTIVE);
            assertThat(codes).doesNotHaveDuplicates();
            call.call().hangUp();
            Phones.ending(call);
        }
    }

    @Test
    void aCallGoesOnFromAnotherAddressWithoutAnySignalling(EmbeddedOpenfire server, TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        RoamingDrivers drivers = new RoamingDrivers();
        try (Phones phones = new Phones(server)) {
            TalkingClient desk = phones.signIn(alice);
            TalkingClient mobile = phones.signIn(bob, config -> config.withDrivers(drivers));
            CompletableFuture<TalkingCall> rings = Phones.ringing(mobile);
            TalkingCall atDesk = desk.call(Phones.address(bob));
            TalkingCall atMobile = Phones.await(rings);
            atMobile.call().accept();
            Phones.await(atDesk.firstAudio());
            Phones.await(atMobile.firstAudio());
            CallPath before = path(atDesk);
            PeerId peer = mobile.client().peerId();
            List<CallPhase> phases = new CopyOnWriteArrayList<>();
            atDesk.call().onStateChange(state -> phases.add(state.phase()));

            Phones.await(drivers.roam());
            Phones.awaitSound(atDesk);
            Phones.awaitSound(atMobile);
            assertThat(path(atDesk).farAddress()).isNotEqualTo(before.farAddress());
            assertThat(path(atDesk).relayed()).isFalse();
            assertThat(phases).containsExactly(CallPhase.ACTIVE);
            assertThat(mobile.client().peerId()).isEqualTo(peer);
        }
    }
}
