package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Backoff;
import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.StreamSecurity;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.OpenfireProcess;
import io.github.peerfire.testbed.openfire.OpenfireSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** The server's process ends from one moment to the next, in mid-call, and is started again. */
class KilledServerIT {

    private final OpenfireSettings settings;

    KilledServerIT() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings = OpenfireSettings.standard().withHome(Path.of("target", "openfire", "killed"))
                    .withPort(free.getLocalPort());
        }
    }

    private OpenfireProcess start() {
        OpenfireProcess server = OpenfireProcess.begin(settings).await();
        // Clients may be refused before, but not five times: that would be the user's affair.
        server.createUser("alice", "of-alice");
        server.createUser("bob", "of-bob");
        server.befriend("alice", "bob");
        server.dropPlugin(Path.of(System.getProperty(OpenfireExtension.PLUGIN)));
        return server;
    }

    private BareJid address(String name) {
        return JidCreate.bareFromOrThrowUnchecked(name + "@" + settings.domain());
    }

    private TalkingClient signIn(String name) throws Exception {
        return Phones.await(TalkingClient.signIn(ClientConfig.of(address(name), "of-" + name)
                .withServer("127.0.0.1", settings.port()).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK)
                .withBackoff(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4)))));
    }

    @Test
    void audioGoesOnAndCallsCanBeMadeAsSoonAsThereIsAServerAgain() throws Exception {
        OpenfireProcess server = start();
        try (TalkingClient desk = signIn("alice"); TalkingClient phone = signIn("bob")) {
            TalkingCall call = Phones.talk(desk, phone);
            List<CallPhase> phases = new CopyOnWriteArrayList<>();
            call.call().onStateChange(state -> phases.add(state.phase()));
            server.kill();
            Phones.await(desk, ClientState.WITHOUT_XMPP);
            Phones.awaitSound(call);
            server = start();
            Phones.await(desk, ClientState.ONLINE);
            Phones.await(phone, ClientState.ONLINE);
            Phones.awaitSound(call);
            assertThat(phases).containsExactly(CallPhase.ACTIVE);

            Call answered = phone.client().calls().get(0);
            call.call().hangUp();
            Phones.await(answered.ended());
            Phones.talk(phone, desk).call().hangUp();
        } finally {
            server.close();
        }
    }
}
