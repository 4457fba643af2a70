package io.github.peerfire.client.videophone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.peerfire.flash.crypto.PeerId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VideoPhoneDirectoryTest {

    private static final PeerId PEER = PeerId.parse("0123456789abcdef".repeat(4));

    private final LinkedBlockingQueue<String> queries = new LinkedBlockingQueue<>();
    private volatile String answer = "";
    private volatile int status = 200;
    private HttpServer server;
    private VideoPhoneDirectory directory;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rtmfp/reg.cgi", exchange -> {
            queries.add(exchange.getRequestURI().getRawQuery());
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        directory = new VideoPhoneDirectory(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rtmfp/reg.cgi"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aNameIsLookedUp() throws Exception {
        answer = "<?xml version='1.0' encoding='UTF-8'?><result><friend><user>vera</user><registered>Vera</registered>"
                + "<identity>" + PEER.hex() + "</identity></friend></result>";
        assertThat(get(directory.lookup("Vera & Söhne"))).contains(PEER);
        assertThat(queries).containsExactly("friends=Vera%20%26%20S%C3%B6hne");
    }

    @Test
    void whoIsNotThereIsNotFound() throws Exception {
        answer = "<result><friend><user>vera</user></friend></result>";
        assertThat(get(directory.lookup("vera"))).isEmpty();
    }

    @Test
    void aNameIsRegisteredAndRemoved() throws Exception {
        answer = "<result><update>true</update></result>";
        assertThat(get(directory.register("vera", PEER))).isTrue();
        assertThat(queries.take()).isEqualTo("username=vera&identity=" + PEER.hex());
        answer = "<result><update>false</update></result>";
        assertThat(get(directory.unregister("vera"))).isFalse();
        assertThat(queries.take()).isEqualTo("username=vera&identity=0");
    }

    @Test
    void aRegistrationIsKeptUntilItIsClosed() throws Exception {
        answer = "<result><update>true</update></result>";
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try {
            AutoCloseable registration = directory.keepRegistered("vera", PEER, LineThread.of(executor));
            assertThat(queries.poll(20, TimeUnit.SECONDS)).endsWith(PEER.hex());
            registration.close();
            assertThat(queries.poll(20, TimeUnit.SECONDS)).endsWith("identity=0");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void whatIsNoAnswerFails() {
        for (String wrong : new String[] {"", "<result/>", "<html><result/></html>", "<result><friend>", "{}",
            "<result><friend><identity>12</identity></friend></result>",
            "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><result><friend><identity>&e;</identity></friend>"
                + "</result>",
            "<result>" + "<friend>".repeat(200) + "</friend>".repeat(200) + "</result>"}) {
            answer = wrong;
            assertThatThrownBy(() -> get(directory.lookup("vera"))).as(wrong)
                    .isInstanceOf(ExecutionException.class).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerIsNotFollowedElsewhereAndNotReadWithoutEnd() {
        answer = "<result><friend/></result>" + " ".repeat(65_536);
        assertThatThrownBy(() -> get(directory.lookup("vera"))).hasRootCauseMessage(
                "The answer is longer than 65536 bytes.");
        answer = "";
        status = 302;
        assertThatThrownBy(() -> get(directory.lookup("vera"))).hasRootCauseMessage(
                "The registry answers with status 302.");
    }

    @Test
    void noAnswerBreaksTheParserWhateverItIs() {
        long seed = 81;
        Random random = new Random(seed);
        byte[] good = ("<result><friend><user>vera</user><identity>" + PEER.hex() + "</identity></friend></result>")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5000; i++) {
            byte[] changed = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(RegistryAnswer.parse(changed)).as("seed " + seed).isNotNull();
            } catch (IOException e) {
                assertThat(e).as("seed " + seed).hasMessageStartingWith("The registry's answer");
            }
        }
    }

    @Test
    void impossibleRegistriesAndNamesAreRefused() {
        for (String wrong : new String[] {"file:///etc/passwd", "http:/x", "https://example.net/reg.cgi?a=b",
                "reg.cgi"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new VideoPhoneDirectory(URI.create(wrong)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> directory.lookup(""));
        assertThatIllegalArgumentException().isThrownBy(() -> directory.lookup("x".repeat(65)));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }
}
