package io.github.peerfire.openfire.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoDatabaseTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"");

    private final SampleOperations operations = new SampleOperations();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private PageServer server;

    @BeforeEach
    void signIn() throws Exception {
        server = new PageServer(() -> Optional.of(operations));
        send(to("/sign-in?user=admin"));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aKeyThatCouldNotBeStoredIsSaidNotToBe() throws Exception {
        Matcher token = TOKEN.matcher(send(to("/plugins/rtmfp/keys.jsp")).body());
        assertThat(token.find()).isTrue();
        operations.keys().breakDatabase();
        HttpResponse<String> answer = send(to("/plugins/rtmfp/keys.jsp")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("action=create&label=New&endpoints=10&introductions=10&token="
                        + token.group(1))));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("The database does not answer").contains("<h2 id=\"create\">")
                .doesNotContain("Connection refused");
        assertThat(operations.keys().keys()).isEmpty();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
