package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallTimes;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.Evidence;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** The clients and phones of one test on the shared server, and what a test waits for. */
final class Phones implements AutoCloseable {

    /** Longer than any limit of a call, so that a call that fails says itself why. */
    private static final long PATIENCE_SECONDS = 120;
    private static final String LOOPBACK = "127.0.0.1";

    private final EmbeddedOpenfire server;
    private final List<TalkingClient> open = new ArrayList<>();
    private final List<PhoneController> phones = new ArrayList<>();

    Phones(EmbeddedOpenfire server) {
        this.server = server;
    }

    /** How a user signs in here, over TLS. */
    ClientConfig config(TestUser user) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(server.certificate())) {
            X509Certificate trusted = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return ClientConfig.of(address(user), user.password())
                    .withServer(LOOPBACK, server.port()).withTrusted(trusted);
        }
    }

    TalkingClient signIn(TestUser user) throws Exception {
        return signIn(user, config -> config);
    }

    TalkingClient signIn(TestUser user, UnaryOperator<ClientConfig> change) throws Exception {
        TalkingClient phone = await(TalkingClient.signIn(change.apply(config(user))));
        open.add(phone);
        return phone;
    }

    /** A phone that remembers nothing. */
    PhoneController phone(TestUser user, MediaSettings devices) throws Exception {
        PhoneController phone = new PhoneController(devices,
                new SettingsFile(Path.of("target", "phones", user.name())).unused(),
                new PhoneSentences(Locale.ENGLISH));
        phones.add(phone);
        assertThat(await(phone.signIn(config(user)))).as("signed in: %s", phone.snapshot().notice()).isTrue();
        return phone;
    }

    static BareJid address(TestUser user) {
        return JidCreate.entityBareFromOrThrowUnchecked(user.address());
    }

    /** A call between two phones that both sides hear. */
    static TalkingCall talk(TalkingClient caller, TalkingClient callee) throws Exception {
        CompletableFuture<TalkingCall> rings = ringing(callee);
        TalkingCall outgoing = caller.call(callee.client().jid().asBareJid());
        TalkingCall incoming = await(rings);
        incoming.call().accept();
        await(outgoing.firstAudio());
        await(incoming.firstAudio());
        return outgoing;
    }

    /** Waits until something more is heard in a call. */
    static void awaitSound(TalkingCall call) {
        long before = call.heard();
        assertThat(Patience.upTo(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> call.heard() > before + 10))
                .as("sound of %s, which is %s", call.call().id(), call.call().state()).isTrue();
    }

    /** Callers give up after half a second. */
    static CallTimes impatient() {
        CallTimes usual = CallTimes.DEFAULT;
        return new CallTimes(Duration.ofMillis(500), usual.alert(), usual.prepare(), usual.answer(), usual.connect(),
                usual.restore(), usual.offline());
    }

    /** The next call that rings at a phone. */
    static CompletableFuture<TalkingCall> ringing(TalkingClient phone) {
        CompletableFuture<TalkingCall> next = new CompletableFuture<>();
        phone.onIncomingCall(next::complete);
        return next;
    }

    /** Waits until a contact can be called, or cannot any more. */
    static void awaitCallable(TalkingClient phone, TestUser contact, boolean callable) throws Exception {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        phone.client().onContact(known -> {
            if (known.jid().equals(address(contact)) && known.callable() == callable) {
                seen.complete(null);
            }
        });
        await(seen);
    }

    /** Completes when a contact could not be called for a while, and can again. */
    static CompletableFuture<Void> comesBack(TalkingClient phone, TestUser contact) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        CompletableFuture<Void> back = new CompletableFuture<>();
        phone.client().onContact(known -> {
            if (known.jid().equals(address(contact)) && !known.callable()) {
                gone.complete(null);
            } else if (known.jid().equals(address(contact)) && gone.isDone()) {
                back.complete(null);
            }
        });
        return back;
    }

    /** Completes when a contact cannot be called any more. */
    static CompletableFuture<Void> leaves(TalkingClient phone, TestUser contact) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        phone.client().onContact(known -> {
            if (known.jid().equals(address(contact)) && !known.callable()) {
                gone.complete(null);
            }
        });
        return gone;
    }

    /** Waits until a client has something of its two connections. */
    static void await(TalkingClient phone, ClientState state) throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        phone.client().onStateChange(now -> {
            if (now == state) {
                reached.complete(null);
            }
        });
        await(reached);
    }

    /** Waits until a call is in a phase. */
    static void await(TalkingCall call, CallPhase phase) throws Exception {
        await(new CallWatch(call.call()).reaches(phase));
    }

    /** Waits until a call is over, and says why. */
    static CallEnding ending(TalkingCall call) throws Exception {
        return ending(call.call());
    }

    private static CallEnding ending(Call call) throws Exception {
        return await(call.ended()).ending().orElseThrow();
    }

    static <T> T await(CompletableFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("Not within " + PATIENCE_SECONDS + " seconds. " + Evidence.now());
        }
    }

    @Override
    public void close() {
        // All at once: each waits a while for the server's goodbye.
        awaitAll(Stream.concat(open.stream().map(TalkingClient::closeAsync),
                phones.stream().map(phone -> CompletableFuture.runAsync(phone::close))));
    }

    /** As {@link #await}, for where a test cleans up. */
    static void awaitAll(Stream<CompletableFuture<Void>> ends) {
        try {
            await(CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new)));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
