package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Visibility;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks the lookup service as Adobe's Video Phone does, over HTTP. */
@ExtendWith(OpenfireExtension.class)
class LookupIT {
    private static final String LOOKUP_SERVICE = "plugin.rtmfp.lookupService";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static int port;
    private static Device admin;
    private static String key;
    private static String keyId;

    private final EmbeddedOpenfire server;

    LookupIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeAll
    static void openHttpBinding(EmbeddedOpenfire server) throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server.setProperty("httpbind.port.plain", Integer.toString(port));
        server.setProperty("httpbind.port.secure", "0");
        server.setProperty("httpbind.enabled", "true");
        server.setProperty(LOOKUP_SERVICE, "true");
        assertThat(becomes(200)).isTrue();
        admin = Device.signInAdministrator(server);
        DataForm issued = admin.command("urn:xmpp:rtmfp:0#keys", Map.of("action", "create", "label", "Video Phone"));
        key = issued.getField("key").getFirstValue();
        keyId = issued.getField("id").getFirstValue();
    }

    @AfterAll
    static void closeHttpBinding(EmbeddedOpenfire server) throws Exception {
        admin.command("urn:xmpp:rtmfp:0#keys", Map.of("action", "remove", "id", keyId));
        admin.close();
        server.setProperty("httpbind.enabled", "false");
        server.deleteProperty(LOOKUP_SERVICE);
    }

    @Test
    void aVideoPhoneIsFoundByItsNameUntilItGoes() throws Exception {
        NetConnection phone = connectWithKey();
        String peer = phone.nearId().hex();
        assertThat(ask("username=Vera&identity=" + peer).body()).contains("<update>true</update>");
        HttpResponse<String> answer = ask("friends=vera");
        assertThat(answer.body()).endsWith("<result><friend><user>vera</user><identity>" + peer
                + "</identity></friend></result>");
        assertThat(answer.headers().firstValue("Content-Type").orElse("").replace(" ", "").toLowerCase())
                .isEqualTo("text/xml;charset=utf-8");
        phone.close();
        assertThat(Patience.upTo(Duration.ofSeconds(60)).until(LookupIT::noPhoneIsConnected)).isTrue();
        assertThat(ask("friends=vera").body()).endsWith("<result><friend><user>vera</user></friend></result>");
    }

    @Test
    void nobodyRegistersAnEndpointThatIsNotThereOrTheNameOfAnAccount(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        try (NetConnection phone = connectWithKey()) {
            assertThat(body("username=" + alice.name() + "&identity=" + phone.nearId().hex()))
                    .contains("<update>false</update>");
        }
        assertThat(body("username=vera&identity=" + "0".repeat(64))).contains("<update>false</update>");
        try (Device desk = Device.signIn(server, alice, "desk")) {
            String bound = desk.goOnline().nearId().hex();
            assertThat(body("username=vera&identity=" + bound)).contains("<update>false</update>");
        }
    }

    @Test
    void aUserIsFoundIfHeWantsToBeReachedByEverybody(TestUsers users) throws Exception {
        TestUser alice = users.create("alice");
        String nobody = "<result><friend><user>" + alice.name() + "</user></friend></result>";
        try (Device desk = Device.signIn(server, alice, "desk")) {
            String peer = desk.goOnline().nearId().hex();
            assertThat(body("friends=" + alice.name())).endsWith(nobody);
            desk.manager().bind(new Bind(desk.service(), peer, Optional.empty(), Set.of(), Visibility.LEGACY))
                    .get(20, SECONDS);
            assertThat(body("friends=" + alice.name())).contains("<identity>" + peer + "</identity>");
            desk.manager().unbind(desk.service()).get(20, SECONDS);
            assertThat(body("friends=" + alice.name())).endsWith(nobody);
        }
    }

    @Test
    void flashMayReadTheAnswers() throws Exception {
        HttpResponse<String> answer = get("/rtmfp/crossdomain.xml");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<allow-access-from domain=\"*\"");
    }

    @Test
    void nothingElseIsThereAndNothingAtAllUnlessWanted() throws Exception {
        assertThat(get("/rtmfp/").statusCode()).isEqualTo(404);
        assertThat(get("/rtmfp/reg.cgi/x?friends=a").statusCode()).isEqualTo(404);
        assertThat(HTTP.send(request("/rtmfp/reg.cgi?friends=a").POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        server.setProperty(LOOKUP_SERVICE, "false");
        assertThat(becomes(404)).isTrue();
        server.setProperty(LOOKUP_SERVICE, "true");
        assertThat(becomes(200)).isTrue();
        server.reloadPlugin("rtmfp");
        assertThat(becomes(200)).isTrue();
    }

    private static NetConnection connectWithKey() throws Exception {
        return admin.connect(key).get(20, SECONDS);
    }

    private static boolean noPhoneIsConnected() {
        try {
            return admin.command("urn:xmpp:rtmfp:0#keys", Map.of("action", "list")).getItems().stream()
                    .map(row -> row.getFields().stream().collect(Collectors.toMap(
                            FormField::getFieldName, FormField::getFirstValue)))
                    .filter(row -> row.get("label").equals("Video Phone"))
                    .allMatch(row -> row.get("connected").equals("0"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Crossdomain is not limited in number, so it may be asked for again and again. */
    private static boolean becomes(int status) {
        return Patience.upTo(Duration.ofSeconds(60)).until(() -> {
            try {
                return get("/rtmfp/crossdomain.xml").statusCode() == status;
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    private static String body(String query) {
        try {
            return ask(query).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> ask(String query) throws IOException, InterruptedException {
        return get("/rtmfp/reg.cgi?" + query);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60));
    }
}
