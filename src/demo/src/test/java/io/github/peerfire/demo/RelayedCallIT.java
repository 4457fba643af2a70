package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.peerfire.client.CallPath;
import io.github.peerfire.client.Diagnosis;
import io.github.peerfire.client.RelayPolicy;
import io.github.peerfire.client.SignInException;
import io.github.peerfire.smack.RtmfpManager;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.turn.Coturn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;

/**
 * Two phones who cannot reach each other: one has IPv4 only, as the rendezvous, the other IPv6 only. A real TURN server
 * knows both, and its credentials come from the plugin (XEP-0215, ProtoXEP 2.3).
 */
class RelayedCallIT extends TwoFriends {

    private static final String SERVERS = "plugin.rtmfp.turnServers";
    private static final String SECRET = "plugin.rtmfp.turnSecret";
    private static final String WORD = "north-by-northwest";

    private static Coturn coturn;

    @BeforeAll
    static void coturnIsThere(EmbeddedOpenfire server) {
        assumeTrue(Coturn.isInstalled(), Coturn.HOW_TO_INSTALL);
        assumeTrue(Coturn.hasIpv6(), "this machine has no IPv6");
        coturn = Coturn.start(0, "--use-auth-secret", "--static-auth-secret=" + WORD, "--realm=example.org");
        server.setProperty(SECRET, WORD);
        server.setProperty(SERVERS, "turn:[::1]:" + coturn.port());
    }

    @AfterAll
    static void coturnIsGone(EmbeddedOpenfire server) {
        server.deleteProperty(SERVERS);
        server.deleteProperty(SECRET);
        if (coturn != null) {
            coturn.close();
        }
    }

    @BeforeEach
    void theServiceOffersRelays() throws Exception {
        XMPPTCPConnection asking = RawClient.connect(phones.config(alice));
        RtmfpManager manager = RtmfpManager.getInstanceFor(asking);
        Jid service = Phones.await(manager.findService());
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> manager.externalServices(service).join().stream()
                .anyMatch(offered -> offered.type().equals("turn")))).isTrue();
        asking.instantShutdown();
    }

    @Test
    void theyTalkThroughTheRelay() throws Exception {
        TalkingClient desk = phones.signIn(alice, config -> config.withDrivers(BoundDrivers.to("127.0.0.1")));
        TalkingClient phone = phones.signIn(bob, config -> config.withDrivers(BoundDrivers.to("::1")));
        CompletableFuture<TalkingCall> rings = Phones.ringing(phone);
        TalkingCall outgoing = desk.call(Phones.address(bob));
        TalkingCall incoming = Phones.await(rings);
        incoming.call().accept();
        Phones.await(outgoing.firstAudio());
        Phones.await(incoming.firstAudio());

        CallPath path = Phones.await(incoming.call().statistics()).path().orElseThrow();
        assertThat(path.relayed()).isTrue();
        CallPath back = Phones.await(outgoing.call().statistics()).path().orElseThrow();
        assertThat(coturn.lends(back.farAddress())).as("%s is the relay's", back.farAddress()).isTrue();
        coturn.awaitLog("user <[0-9]+:" + bob.name() + ".*CHANNEL_BIND processed, success");
        assertThat(Phones.await(phone.client().diagnose())).isEqualTo(Diagnosis.UDP_ONLY_BY_RELAY);
        outgoing.call().hangUp();
        Phones.ending(incoming);
    }

    @Test
    void whoDoesNotUseItIsToldThatItWouldHelp() {
        ExecutionException refusal = catchThrowableOfType(ExecutionException.class,
                () -> phones.signIn(bob, config -> config.withDrivers(BoundDrivers.to("::1"))
                        .withRelays(RelayPolicy.NEVER).withTimeout(Duration.ofSeconds(3))));
        assertThat(refusal.getCause()).isInstanceOfSatisfying(SignInException.class,
                failure -> assertThat(failure.diagnosis()).contains(Diagnosis.UDP_BLOCKED));
    }
}
