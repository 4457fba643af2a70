package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;

class VouchingDomainsTest {

    private static final int LIMIT_SECONDS = 60;

    private ScriptedServer server;
    private XMPPTCPConnection connection;
    private VouchingDomains domains;

    @BeforeEach
    void aClientIsLoggedIn() throws Exception {
        server = new ScriptedServer();
        connection = new XmppLogin(ClientConfig.of(JidCreate.entityBareFrom("alice@example.test"), "secret")
                .withServer("127.0.0.1", server.port()).withSecurity(StreamSecurity.PLAIN_ON_LOOPBACK)
                .withTimeout(Duration.ofSeconds(LIMIT_SECONDS)), step -> { }).run();
        domains = new VouchingDomains(connection);
    }

    @AfterEach
    void everythingIsClosed() throws IOException {
        connection.instantShutdown();
        server.close();
    }

    private void askTwice(String name) throws Exception {
        DomainBareJid domain = JidCreate.domainBareFrom(name);
        for (int i = 0; i < 2; i++) {
            assertThat(domains.ask(domain).get(LIMIT_SECONDS, TimeUnit.SECONDS)).isFalse();
            assertThat(domains.trust(domain)).isEqualTo(EndpointTrust.SELF_ASSERTED);
        }
    }

    @Test
    void aDomainThatAnswersIsAskedOnce() throws Exception {
        askTwice("other.test");
        assertThat(server.asked()).containsOnlyOnce("other.test");
    }

    @Test
    void aDomainThatDoesNotAnswerIsAskedAgain() throws Exception {
        connection.setReplyTimeout(1_000);
        askTwice("silent.test");
        assertThat(server.asked().stream().filter("silent.test"::equals)).hasSize(2);
    }
}
