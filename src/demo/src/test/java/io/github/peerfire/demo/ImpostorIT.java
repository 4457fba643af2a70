package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.client.SignInException;
import io.github.peerfire.client.SignInStep;
import io.github.peerfire.rendezvous.ConnectDecision;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody answers in the rendezvous' place: a client notices, and its peer ID is not published (ProtoXEP 3.2, 4.4).
 */
@ExtendWith(OpenfireExtension.class)
class ImpostorIT {

    private static final String ADVERTISED_PORT = "plugin.rtmfp.advertisedPort";

    private final AtomicInteger connects = new AtomicInteger();
    private EmbeddedOpenfire server;
    private volatile Map<String, String> answer = Map.of();
    private RendezvousServer impostor;

    @BeforeEach
    void clientsAreLedAstray(EmbeddedOpenfire openfire) throws Exception {
        server = openfire;
        impostor = Phones.await(RendezvousServer.start(
                RendezvousConfig.builder().bind(new InetSocketAddress("127.0.0.1", 0)).build(),
                request -> {
                    connects.incrementAndGet();
                    return new ConnectDecision.Accepted("anybody", answer);
                },
                (askers, target) -> CompletableFuture.completedFuture(false), PeerListener.NONE));
        int port = impostor.boundAddresses().get(0).getPort();
        server.setProperty(ADVERTISED_PORT, Integer.toString(port));
        server.reloadPlugin("rtmfp");
    }

    @AfterEach
    void everythingIsAsBefore() {
        server.deleteProperty(ADVERTISED_PORT);
        server.reloadPlugin("rtmfp");
        impostor.close();
    }

    @Test
    void whoeverCannotProveToKnowTheTicketIsLeft(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        refuses(alice);
        answer = Map.of("authToken", "19d1b036237be42946c3daef584a77d1fd11d0493b11d0298c6181a0f022d15c");
        refuses(alice);
        assertThat(connects).hasValue(2);
    }

    private void refuses(TestUser user) {
        try (Phones phones = new Phones(server)) {
            assertThatThrownBy(() -> phones.signIn(user)).cause().isInstanceOfSatisfying(SignInException.class,
                    failure -> assertThat(failure.step()).isEqualTo(SignInStep.RENDEZVOUS_CONNECTED))
                    .hasMessageContaining("could not prove that it belongs to the XMPP service");
        }
    }
}
