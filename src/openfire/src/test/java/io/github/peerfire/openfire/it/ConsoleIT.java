package io.github.peerfire.openfire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(strings = {KEYS, "/plugins/rtmfp/KEYS.JSP", "/plugins/rtmfp/keys.jsp;.gif",
        "/plugins/rtmfp/keys.jsp?url=login.jsp", "/login.jsp/../plugins/rtmfp/keys.jsp",
        "/setup/setup-/..;/..;/plugins/rtmfp/keys.jsp", "/setup/setup-s/%u002e%u002e/%u002e%u002e/plugins/rtmfp/keys.jsp",
        "/setup/setup-/%252e%252e/%252e%252e/plugins/rtmfp/keys.jsp", "//plugins/rtmfp/keys.jsp",
        "/plugins//rtmfp/keys.jsp", "/plugins/rtmfp/./keys.jsp", "/plugins/rtmfp/keys.jsp/", "/plugins/rtmfp/keys.jsp%00.gif",
        "/plugins/rtmfp/keys%2ejsp", "/plugins/rtmfp/..%2frtmfp/keys.jsp"})
    void whoHasNotSignedInGetsNowhere(String path) throws Exception {
        String answer = RawRequest.get(server, path);
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 200").doesNotContain("name=\"token\"");
    }
}
