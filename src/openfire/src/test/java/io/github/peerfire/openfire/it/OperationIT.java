package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What administrators see and do, in a server with clients. */
@ExtendWith(OpenfireExtension.class)
class OperationIT {

    private static final String NODE = "urn:xmpp:rtmfp:0#";
    private static final String METRICS = "/plugins/rtmfp/metrics";

    private final EmbeddedOpenfire server;

    OperationIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @AfterEach
    void useDefaultsAgain() {
        for (String name : List.of("metrics", "metricsToken", "developerKeys", "advertisedHost")) {
            set(name, name.equals("advertisedHost") ? "127.0.0.1" : "");
        }
    }

    private void set(String name, String value) {
        server.setProperty("plugin.rtmfp." + name, value);
    }

    @Test
    void anEndpointIsSeenAndDisconnected(TestUsers users) throws Exception {
        try (Device admin = Device.signInAdministrator(server);
                Device phone = Device.signIn(server, users.create("alice"), "phone")) {
            NetConnection connection = phone.goOnline();
            DataForm found = admin.command(NODE + "endpoints", Map.of("action", "list", "search", "alice"));
            assertThat(found.getItems()).hasSize(1);
            List<? extends FormField> row = found.getItems().get(0).getFields();
            assertThat(row).extracting(FormField::getFirstValue).contains(phone.address());
            String number = row.stream().filter(field -> field.getFieldName().equals("connection"))
                    .findFirst().orElseThrow().getFirstValue();
            Ticket unused = phone.requestTicket();
            admin.command(NODE + "endpoints", Map.of("action", "disconnect", "connection", number));
            assertThat(soon(() -> !connection.isConnected())).isTrue();
            assertThatThrownBy(() -> phone.connect(unused, Device.withProof(unused)).get(20, SECONDS))
                    .as("a ticket from before").isNotNull();
            assertThat(phone.goOnline().isConnected()).as("with a new one").isTrue();
        }
    }

    @Test
    void aDrainedServiceKeepsItsSessionsAndOpensNoMore(TestUsers users) throws Exception {
        try (Device admin = Device.signInAdministrator(server);
                Device phone = Device.signIn(server, users.create("alice"), "phone")) {
            NetConnection connection = phone.goOnline();
            assertThat(admin.command(NODE + "drain", Map.of("action", "drain")).getField("state").getFirstValue())
                    .startsWith("draining");
            Ticket ticket = phone.requestTicket();
            assertThat(phone.connect(ticket, Device.withProof(ticket), Duration.ofSeconds(3)))
                    .failsWithin(20, SECONDS);
            assertThat(connection.isConnected()).isTrue();
            admin.command(NODE + "drain", Map.of("action", "undrain"));
            assertThat(phone.goOnline().isConnected()).isTrue();
        }
    }

    @Test
    void anotherAdvertisedHostIsToldAtOnceAndEndsNoSession(TestUsers users) throws Exception {
        try (Device phone = Device.signIn(server, users.create("alice"), "phone")) {
            NetConnection connection = phone.goOnline();
            set("advertisedHost", "localhost");
            assertThat(soon(() -> logged("now advertised as localhost") > 0)).isTrue();
            assertThat(soon(() -> server.sql("SELECT actor FROM ofRtmfpAudit WHERE subject='advertisedHost=localhost'")
                    .contains("?"))).as("nobody said who did that").isTrue();
            assertThat(phone.requestTicket().uris().get(0)).contains("localhost");
            assertThat(connection.isConnected()).isTrue();
        }
    }

    @Test
    void keysThatAreSwitchedOffLetNobodyIn() throws Exception {
        try (Device admin = Device.signInAdministrator(server)) {
            String key = admin.command(NODE + "keys", Map.of("action", "create", "label", "A game"))
                    .getField("key").getFirstValue();
            NetConnection player = admin.connect(key).get(20, SECONDS);
            set("developerKeys", "false");
            assertThat(soon(() -> !player.isConnected())).isTrue();
            assertThatThrownBy(() -> admin.connect(key).get(20, SECONDS))
                    .hasMessageContaining("NetConnection.Connect.Failed");
        }
    }

    @Test
    void figuresAreServedWhileAnAdministratorWantsThat() throws Exception {
        assertThat(status(METRICS)).as("to the console's sign-in").startsWith("HTTP/1.1 302");
        set("metrics", "true");
        assertThat(soon(() -> status(METRICS).startsWith("HTTP/1.1 200"))).isTrue();
        assertThat(status(METRICS)).contains("text/plain; version=0.0.4", "peerfire_listening 1",
                "\npeerfire_sessions ", "peerfire_datagrams_total{direction=\"in\"}");
        assertThat(status("/plugins/rtmfp/metrics/../keys.jsp")).doesNotStartWith("HTTP/1.1 200");
        set("metricsToken", "hush");
        assertThat(soon(() -> status(METRICS).startsWith("HTTP/1.1 404"))).isTrue();
        set("metrics", "false");
        assertThat(soon(() -> status(METRICS).startsWith("HTTP/1.1 302"))).isTrue();
    }

    @Test
    void statisticsAreShown() throws Exception {
        try (Device admin = Device.signInAdministrator(server)) {
            DataForm shown = admin.command(NODE + "statistics", Map.of());
            assertThat(shown.getItems()).anySatisfy(item -> assertThat(item.getFields())
                    .extracting(FormField::getFirstValue).containsExactly("State", "listening"));
        }
    }

    private long logged(String word) throws IOException {
        try (Stream<String> lines = Files.lines(server.log())) {
            return lines.filter(line -> line.contains(word)).count();
        }
    }

    private String status(String path) throws Exception {
        return RawRequest.get(server, path);
    }

    private static boolean soon(Callable<Boolean> condition) {
        return Patience.upTo(Duration.ofSeconds(60)).until(() -> {
            try {
                return condition.call();
            } catch (Exception e) {
                return false;
            }
        });
    }
}
