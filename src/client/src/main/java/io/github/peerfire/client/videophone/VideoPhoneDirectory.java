package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.crypto.PeerId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * The registry of Adobe's Video Phone, {@code reg.cgi}: which peer ID has which name (ProtoXEP 8.1).
 *
 * <p>Results fail with an {@link IOException} if the registry does not answer within ten seconds, or not as it should.
 * What it says is as trustworthy as the way to it; a URI with {@code https} is better.
 */
public final class VideoPhoneDirectory {

    /** How often a registration is repeated; the registry forgets it five minutes later. */
    public static final Duration REFRESH = Duration.ofMinutes(30);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ANSWER = 65_536;
    private static final int MAX_NAME = 64;
    private static final int OK = 200;

    private final HttpClient http;
    private final URI service;

    /**
     * Names a registry that the platform's authorities vouch for; nothing is asked yet.
     *
     * @param service for example {@code https://example.net:7443/rtmfp/reg.cgi}
     * @throws IllegalArgumentException if it is not an HTTP URI, or has a query
     */
    public VideoPhoneDirectory(URI service) {
        this(service, HttpClient.newBuilder());
    }

    /**
     * Names a registry; nothing is asked yet.
     *
     * @param service as above
     * @param trust says which certificates prove that it is the registry
     * @throws IllegalArgumentException as above
     */
    public VideoPhoneDirectory(URI service, SSLContext trust) {
        this(service, HttpClient.newBuilder().sslContext(trust));
    }

    private VideoPhoneDirectory(URI service, HttpClient.Builder http) {
        this.service = requireHttp(service);
        this.http = http.connectTimeout(TIMEOUT).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /**
     * The same URI.
     *
     * @throws IllegalArgumentException if it cannot be a registry's
     */
    public static URI requireHttp(URI service) {
        boolean http = "http".equalsIgnoreCase(service.getScheme()) || "https".equalsIgnoreCase(service.getScheme());
        if (!http || service.getHost() == null || service.getRawQuery() != null || service.getRawFragment() != null) {
            throw new IllegalArgumentException("A registry has an HTTP URI without query, not " + service + ".");
        }
        return service;
    }

    /**
     * Looks a name up.
     *
     * @param name 1 to 64 characters
     * @return its peer ID; empty if nobody of that name can be called now
     */
    public CompletableFuture<Optional<PeerId>> lookup(String name) {
        return ask("friends=" + encoded(name)).thenCompose(answer -> {
            if (!answer.friend()) {
                return failed("The registry does not answer for the name.");
            }
            try {
                return CompletableFuture.completedFuture(answer.identity().map(PeerId::parse));
            } catch (IllegalArgumentException e) {
                return failed("The registry's identity is no peer ID.");
            }
        });
    }

    /**
     * Registers a name for a client that connected with a developer key; users of XMPP are found by their accounts.
     *
     * @return whether the registry agrees
     */
    public CompletableFuture<Boolean> register(String name, PeerId identity) {
        return update(name, identity.hex());
    }

    /** Removes a name. */
    public CompletableFuture<Boolean> unregister(String name) {
        return update(name, "0");
    }

    /**
     * Registers a name, and again each {@link #REFRESH}, whatever the registry answers.
     *
     * @return ends that, and removes the name
     */
    public AutoCloseable keepRegistered(String name, PeerId identity, LineThread thread) {
        return new Registration(this, name, identity, thread).begin();
    }

    private CompletableFuture<Boolean> update(String name, String identity) {
        return ask("username=" + encoded(name) + "&identity=" + identity).thenCompose(answer -> answer.update()
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> failed("The registry does not say whether it registered the name.")));
    }

    private CompletableFuture<RegistryAnswer> ask(String query) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + "?" + query)).timeout(TIMEOUT).build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, response -> new BoundedBody(MAX_ANSWER));
        CompletableFuture<HttpResponse<byte[]>> limited =
                exchange.copy().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        limited.whenComplete((response, failure) -> exchange.cancel(true));
        return limited.thenCompose(response -> {
            try {
                return response.statusCode() == OK
                        ? CompletableFuture.completedFuture(RegistryAnswer.parse(response.body()))
                        : failed("The registry answers with status " + response.statusCode() + ".");
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
    }

    private static <T> CompletableFuture<T> failed(String why) {
        return CompletableFuture.failedFuture(new IOException(why));
    }

    private static String encoded(String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_NAME) {
            throw new IllegalArgumentException("A name has 1 to 64 characters.");
        }
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
