package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to the pages in Openfire's admin console, and with what. */
@ExtendWith(OpenfireExtension.class)
class ConsoleIT {

    private static final String KEYS = "/plugins/rtmfp/keys.jsp";

    private final EmbeddedOpenfire server;

    ConsoleIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeEach
    void createAdministrator() {
        server.deleteUser("admin");
        server.createUser("admin", "secret"); // who is an administrator unless others are named
    }

    @AfterEach
    void nobodyElseIsAnAdministrator() {
        server.deleteProperty("admin.authorizedJIDs");
    }

    private static List<String> pages() {
        return Stream.of("overview", "endpoints", "calls", "keys", "key", "settings", "connectivity")
                .map(page -> "/plugins/rtmfp/" + page + ".jsp").toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageIsForWhoHasNotSignedInWhateverTheWay(String page) throws Exception {
        for (String way : List.of("", "/login.jsp/..", "/setup/setup-s/..;/..;",
                "/setup/setup-s/%u002e%u002e/%u002e%u002e")) {
            assertThat(RawRequest.get(server, way + page)).as(way).startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 200")
                    .doesNotContain("name=\"token\"");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageTakesAFormWithoutTheToken(String page) throws Exception {
        AdminSession admin = AdminSession.signIn(server, "admin", "secret");
        Map<String, String> fields = Map.of("action", "drain", "disconnect", "1", "id", "1", "linger", "7");
        assertThat(admin.post(page, fields).statusCode()).isEqualTo(403);
        assertThat(server.property("plugin.rtmfp.linger")).isEmpty();
        assertThat(admin.get("/plugins/rtmfp/overview.jsp").body()).doesNotContain("value=\"undrain\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {KEYS, "/plugins/rtmfp/KEYS.JSP", "/plugins/rtmfp/keys.jsp;.gif",
        "/plugins/rtmfp/keys.jsp?url=login.jsp", "/login.jsp/../plugins/rtmfp/keys.jsp",
        "/setup/setup-/..;/..;/plugins/rtmfp/keys.jsp", "/setup/setup-/%252e%252e/%252e%252e/plugins/rtmfp/keys.jsp",
        "//plugins/rtmfp/keys.jsp", "/plugins//rtmfp/keys.jsp", "/plugins/rtmfp/./keys.jsp",
        "/plugins/rtmfp/keys.jsp/", "/plugins/rtmfp/keys.jsp%00.gif", "/plugins/rtmfp/keys%2ejsp",
        "/plugins/rtmfp/..%2frtmfp/keys.jsp"})
    void whoHasNotSignedInGetsNowhere(String path) throws Exception {
        assertThat(RawRequest.get(server, path)).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 200")
                .doesNotContain("name=\"token\"");
    }

    @Test
    void whoGetsAroundOpenfiresFilterIsRefusedByThePage() throws Exception {
        // CVE-2023-32315, which 4.2.0 has
        String path = "/setup/setup-s/%u002e%u002e/%u002e%u002e" + KEYS;
        assertThat(RawRequest.get(server, path)).startsWith("HTTP/1.1 403");
    }

    @Test
    void usersWhoAreNoAdministratorsCanNotSignIn() throws Exception {
        server.createUser("mallory", "secret");
        AdminSession mallory = AdminSession.signIn(server, "mallory", "secret");
        assertThat(mallory.get(KEYS).body()).doesNotContain("name=\"token\"");
        server.deleteUser("mallory");
    }

    @Test
    void whoIsNoAdministratorAnyMoreIsRefused() throws Exception {
        AdminSession admin = AdminSession.signIn(server, "admin", "secret");
        assertThat(admin.get(KEYS).statusCode()).isEqualTo(200);
        server.setProperty("admin.authorizedJIDs", "somebody@" + server.domain());
        assertThat(admin.get(KEYS).statusCode()).isEqualTo(403);
    }

    @Test
    void theSecurityPolicyAllowsNoInlineScript() throws Exception {
        HttpResponse<String> page = AdminSession.signIn(server, "admin", "secret").get(KEYS);
        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString()
                .contains("default-src 'none'").contains("script-src 'self';").doesNotContain("unsafe-eval");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body()).doesNotContain("<script>").contains("rtmfp.js");
    }

    @Test
    void filesHaveTheRightTypes() throws Exception {
        AdminSession admin = AdminSession.signIn(server, "admin", "secret");
        assertThat(admin.get("/plugins/rtmfp/style/rtmfp.css").headers().firstValue("Content-Type")).get().asString()
                .startsWith("text/css");
        assertThat(admin.get("/plugins/rtmfp/script/rtmfp.js").headers().firstValue("Content-Type")).get().asString()
                .startsWith("text/javascript");
    }

    @Test
    void aFormWithoutTheSessionsTokenChangesNothing() throws Exception {
        AdminSession admin = AdminSession.signIn(server, "admin", "secret");
        String foreign = AdminSession.signIn(server, "admin", "secret").token(KEYS);
        for (String token : new String[] {"", "0".repeat(32), foreign}) {
            assertThat(admin.post(KEYS, key("Forged", token)).statusCode()).isEqualTo(403);
        }
        assertThat(admin.post(KEYS, Map.of("label", "Forged")).statusCode()).isEqualTo(403);
        assertThat(admin.get(KEYS).body()).doesNotContain("Forged");
    }

    @Test
    void aFormWithTheTokenChangesSomethingAndStillDoesAfterOtherPages() throws Exception {
        AdminSession admin = AdminSession.signIn(server, "admin", "secret");
        String token = admin.token(KEYS);
        admin.get("/plugins/rtmfp/overview.jsp?live=true");
        admin.token("/plugins/rtmfp/settings.jsp");
        assertThat(admin.post(KEYS, key("Genuine & <good>", token)).statusCode()).isEqualTo(302);
        assertThat(admin.get(KEYS).body()).contains("Genuine &amp; &lt;good&gt;");
    }

    @Test
    void whatOpenfiresFileSetsIsLockedOnThePageAndCannotBeChangedByAForm() throws Exception {
        AdminSession admin = AdminSession.signIn(server, "admin", "secret");
        String settings = "/plugins/rtmfp/settings.jsp";
        assertThat(admin.get(settings).body()).contains("name=\"bindAddress\" disabled value=\"127.0.0.1\"")
                .contains("name=\"port\" value=\"0\"");
        HttpResponse<String> answer = admin.post(settings,
                Map.of("action", "save", "bindAddress", "0.0.0.0", "linger", "7", "token", admin.token(settings)));
        assertThat(answer.body()).contains("It is set in conf/openfire.xml");
        assertThat(server.properties("plugin.rtmfp.")).containsEntry("plugin.rtmfp.bindAddress", "127.0.0.1")
                .doesNotContainKey("plugin.rtmfp.linger");
    }

    @Test
    void asLittleAsPossibleIsDoneByOtherMethods() throws Exception {
        AdminSession admin = AdminSession.signIn(server, "admin", "secret");
        String query = "?action=create&label=ByGet&endpoints=1&introductions=1&token=" + admin.token(KEYS);
        assertThat(admin.get(KEYS + query).statusCode()).isEqualTo(200);
        assertThat(admin.send("PUT", KEYS + query).statusCode()).isEqualTo(405);
        assertThat(admin.send("DELETE", KEYS + query).statusCode()).isEqualTo(405);
        assertThat(admin.send("OPTIONS", KEYS + query).statusCode()).isEqualTo(405);
        assertThat(admin.send("HEAD", KEYS + query).statusCode()).isEqualTo(200);
        assertThat(admin.get(KEYS).body()).doesNotContain("ByGet");
    }

    private static Map<String, String> key(String label, String token) {
        return Map.of("action", "create", "label", label, "endpoints", "10", "introductions", "10", "token", token);
    }
}
