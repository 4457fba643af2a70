package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.client.Backoff;
import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.testbed.prosody.Prosody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** What a client finds in the archive of a server that stores nothing else (XEP-0313). */
class ArchivedCallIT {

    private static Prosody server;
    private static XMPPTCPConnection account;
    private static StandInService service;

    private final List<PeerfireClient> clients = new ArrayList<>();

    @BeforeAll
    static void aServerOfAnotherKind() throws Exception {
        assumeTrue(Prosody.isInstalled(), Prosody.HOW_TO_INSTALL);
        server = Prosody.start(List.of("rtmfp@example.org/service"), "alice", "bob", "carol", "dave", "rtmfp");
        account = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder().setXmppDomain(Prosody.DOMAIN)
                .setUsernameAndPassword("rtmfp", Prosody.PASSWORD).setResource("service")
                .setHostAddress(server.address().getAddress()).setPort(server.address().getPort())
                .setSecurityMode(SecurityMode.disabled).build());
        account.connect().login();
        service = new StandInService(account);
    }

    @AfterAll
    static void everythingEnds() {
        if (server != null) {
            service.close();
            account.instantShutdown();
            server.close();
        }
    }

    @AfterEach
    void everybodySignsOut() {
        clients.forEach(PeerfireClient::close);
    }

    private PeerfireClient signIn(String user, UnaryOperator<ClientConfig> change) throws Exception {
        PeerfireClient client = Phones.await(PeerfireClient.signIn(change.apply(
                ClientConfig.of(address(user), Prosody.PASSWORD).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK)
                        .withServer("127.0.0.1", server.address().getPort()))));
        clients.add(client);
        return client;
    }

    private static BareJid address(String user) {
        return JidCreate.entityBareFromOrThrowUnchecked(user + "@" + Prosody.DOMAIN);
    }

    private static CallEnding ending(Call call) throws Exception {
        return Phones.await(call.ended()).ending().orElseThrow();
    }

    private static Call callInVain(PeerfireClient caller, String callee) throws Exception {
        Call call = caller.call(address(callee), MediaKind.AUDIO, MediaKind.DATA);
        Phones.await(new CallWatch(call).reaches(CallPhase.PROPOSED));
        call.hangUp();
        assertThat(ending(call)).isEqualTo(CallEnding.CANCELLED);
        return call;
    }

    @Test
    void whatNoDeviceAnsweredIsToldAfterSigningInAndNothingElse() throws Exception {
        PeerfireClient alice = signIn("alice", config -> config);
        PeerfireClient tablet = signIn("bob", config -> config);
        tablet.onIncomingCall(Call::accept);
        Call taken = alice.call(address("bob"), MediaKind.AUDIO);
        Phones.await(taken.verificationCode());
        taken.hangUp();
        assertThat(ending(taken)).isEqualTo(CallEnding.HUNG_UP);
        tablet.onIncomingCall(Call::decline);
        assertThat(ending(alice.call(address("bob"), MediaKind.AUDIO))).isEqualTo(CallEnding.BUSY);
        tablet.close();
        Instant before = Instant.now();
        Call missed = callInVain(alice, "bob");

        PeerfireClient phone = signIn("bob", config -> config);
        List<MissedCall> told = new CopyOnWriteArrayList<>();
        CompletableFuture<MissedCall> first = new CompletableFuture<>();
        phone.onMissedCall(call -> {
            told.add(call);
            first.complete(call);
        });
        MissedCall call = Phones.await(first);
        assertThat(call.id()).isEqualTo(missed.id());
        assertThat(call.account().toString()).isEqualTo("alice@example.org");
        assertThat(call.kinds()).containsExactlyInAnyOrder(MediaKind.AUDIO, MediaKind.DATA);
        assertThat(call.when()).isBetween(before.minusSeconds(2), Instant.now());
        // A second look, after which another call comes.
        phone.catchUp(Instant.EPOCH);
        CompletableFuture<Call> rings = new CompletableFuture<>();
        phone.onIncomingCall(rings::complete);
        Call another = alice.call(address("bob"), MediaKind.AUDIO);
        assertThat(Phones.await(rings).id()).isEqualTo(another.id());
        assertThat(told).containsExactly(call);
    }

    @Test
    void whatWasMissedWhileTheStreamWasLostIsToldWhenItIsThereAgain() throws Exception {
        PeerfireClient carol = signIn("carol", config -> config);
        try (CuttingProxy proxy = new CuttingProxy(server.address())) {
            PeerfireClient dave = signIn("dave", config -> config.withServer("127.0.0.1", proxy.port())
                    .withBackoff(new Backoff(Duration.ofHours(1), Duration.ofHours(1))));
            CompletableFuture<MissedCall> missed = new CompletableFuture<>();
            CompletableFuture<Void> lost = new CompletableFuture<>();
            dave.onMissedCall(missed::complete);
            dave.onStateChange(state -> {
                if (state == ClientState.WITHOUT_XMPP) {
                    lost.complete(null);
                }
            });
            proxy.cut();
            Phones.await(lost);
            Call call = callInVain(carol, "dave");
            assertThat(missed).isNotDone();
            dave.reconnect();
            assertThat(Phones.await(missed).id()).isEqualTo(call.id());
        }
    }
}
