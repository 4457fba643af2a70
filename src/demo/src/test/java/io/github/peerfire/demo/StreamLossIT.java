package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Backoff;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallEnding;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jxmpp.jid.EntityFullJid;

/** ProtoXEP 7.6: the XMPP stream breaks in mid-call. */
@ExtendWith(OpenfireExtension.class)
class StreamLossIT {

    private final List<ClientState> states = new CopyOnWriteArrayList<>();
    private Phones phones;
    private CuttingProxy proxy;
    private TestUser bob;
    private TalkingClient desk;
    private TalkingClient phone;
    private TalkingCall call;

    @BeforeEach
    void aCallWhoseCallerReachesTheServerThroughAProxy(EmbeddedOpenfire server, TestUsers users) throws Exception {
        phones = new Phones(server);
        proxy = new CuttingProxy(server.address());
        TestUser alice = users.create("alice");
        bob = users.create("bob");
        users.befriend(alice, bob);
        desk = phones.signIn(alice, config -> config.withServer("127.0.0.1", proxy.port())
                .withBackoff(new Backoff(Duration.ofMillis(500), Duration.ofSeconds(1))));
        desk.client().onStateChange(states::add);
        phone = phones.signIn(bob);
        Phones.awaitCallable(desk, bob, true);
        call = Phones.talk(desk, phone);
    }

    @AfterEach
    void everybodySignsOut() throws Exception {
        phones.close();
        proxy.close();
    }

    /** Both sides know of it when it is done. */
    private void cut(EmbeddedOpenfire server) throws Exception {
        String jid = desk.client().jid().toString();
        proxy.cut();
        Phones.await(desk, ClientState.WITHOUT_XMPP);
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> server.isDetached(jid))).isTrue();
    }

    private void hangUpHere() throws Exception {
        assertThat(call.call().state().phase()).isEqualTo(CallPhase.ACTIVE);
        call.call().hangUp();
        assertThat(Phones.ending(call)).isEqualTo(CallEnding.HUNG_UP);
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> phone.client().calls().isEmpty())).isTrue();
    }

    @Test
    void aStreamThatBreaksIsResumedAsIfNothingHadBeen(EmbeddedOpenfire server) throws Exception {
        EntityFullJid jid = desk.client().jid();
        PeerId peer = desk.client().peerId();
        cut(server);
        proxy.open();
        Phones.awaitSound(call);
        Phones.await(desk, ClientState.ONLINE);
        assertThat(states).containsExactly(ClientState.ONLINE, ClientState.WITHOUT_XMPP, ClientState.ONLINE);
        assertThat(desk.client().jid().toString()).isEqualTo(jid.toString());
        assertThat(desk.client().peerId()).isEqualTo(peer);
        assertThat(desk.client().contact(Phones.address(bob)).orElseThrow().callable()).isTrue();
        hangUpHere();
        Phones.talk(phone, desk).call().hangUp();
    }

    @Test
    void aStreamThatCannotBeResumedIsMadeAnewAndThePeerIdBoundAgain(EmbeddedOpenfire server) throws Exception {
        EntityFullJid jid = desk.client().jid();
        PeerId peer = desk.client().peerId();
        CompletableFuture<Void> back = Phones.comesBack(phone, new TestUser(
                jid.getLocalpart().toString(), "", jid.getDomain().toString()));
        cut(server);
        assertThat(server.kick(jid.toString())).isTrue();
        proxy.open();
        Phones.await(desk, ClientState.ONLINE);
        assertThat(desk.client().jid().toString()).isEqualTo(jid.toString());
        Phones.await(back);
        assertThat(desk.client().peerId()).as("bound again by its proof").isEqualTo(peer);
        Phones.awaitCallable(desk, bob, true);
        Phones.awaitSound(call);
        hangUpHere();
        Phones.talk(phone, desk).call().hangUp();
    }
}
