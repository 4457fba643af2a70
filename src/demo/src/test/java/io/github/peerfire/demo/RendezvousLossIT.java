package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Backoff;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** ProtoXEP 7.6: the rendezvous goes and comes back. */
@ExtendWith(OpenfireExtension.class)
class RendezvousLossIT {

    private Phones phones;

    @AfterEach
    void everybodySignsOut() {
        phones.close();
    }

    /** ProtoXEP 7.6: a device that has no endpoint connects on demand. */
    @Test
    void whoLostTheRendezvousIsConnectedAgainByACall(EmbeddedOpenfire server, TestUsers users) throws Exception {
        phones = new Phones(server);
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob, config -> config
                .withBackoff(new Backoff(Duration.ofHours(1), Duration.ofHours(1))));
        PeerId before = phone.client().peerId();
        server.reloadPlugin("rtmfp");
        Phones.await(phone, ClientState.WITHOUT_RENDEZVOUS);
        Phones.awaitCallable(desk, bob, false);

        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        Phones.await(rings).call().accept();
        Phones.await(outgoing.firstAudio());
        assertThat(phone.client().peerId()).isNotEqualTo(before);
        assertThat(phone.client().state()).isEqualTo(ClientState.ONLINE);
    }

    @Test
    void callOutlivesTheRendezvousAndClientsComeBackUnderNewPeerIds(EmbeddedOpenfire server, TestUsers users)
            throws Exception {
        phones = new Phones(server);
        TestUser alice = users.create("alice");
        TestUser bob = users.create("bob");
        users.befriend(alice, bob);
        TalkingClient desk = phones.signIn(alice);
        TalkingClient phone = phones.signIn(bob);
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        Phones.await(rings).call().accept();
        Phones.await(outgoing, CallPhase.ACTIVE);
        PeerId before = desk.client().peerId();
        CompletableFuture<PeerId> renewed = new CompletableFuture<>();
        desk.client().onPeerId(id -> {
            if (!id.equals(before)) {
                renewed.complete(id);
            }
        });

        CompletableFuture<Void> aliceBack = Phones.comesBack(phone, alice);
        CompletableFuture<Void> bobBack = Phones.comesBack(desk, bob);
        server.reloadPlugin("rtmfp");
        Phones.await(aliceBack);
        Phones.await(bobBack);
        Phones.await(renewed);
        CompletableFuture<Void> heard = new CompletableFuture<>();
        outgoing.call().remote().onAudio((timestamp, tag) -> heard.complete(null));
        Phones.await(heard);
        assertThat(outgoing.call().state().phase()).isEqualTo(CallPhase.ACTIVE);
        outgoing.call().hangUp();
        assertThat(Phones.ending(Phones.await(rings))).isEqualTo(CallEnding.HUNG_UP_BY_PEER);

        CompletableFuture<TalkingCall> next = Phones.ringing(phone);
        TalkingCall again = desk.call(Phones.address(bob));
        Phones.await(next).call().accept();
        Phones.await(again.firstAudio());
    }
}
