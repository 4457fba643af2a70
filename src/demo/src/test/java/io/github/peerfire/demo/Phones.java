package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.phone.HeadlessPhone;
import io.github.peerfire.phone.PhoneCall;
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
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/** The phones of one test on the shared server, and what a test waits for. */
final class Phones implements AutoCloseable {

    /** Longer than any limit of a call, so that a call that fails says itself why. */
    private static final long PATIENCE_SECONDS = 120;
    private static final double TONE = 440;
    private static final String LOOPBACK = "127.0.0.1";

    private final EmbeddedOpenfire server;
    private final List<HeadlessPhone> open = new ArrayList<>();

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

    HeadlessPhone signIn(TestUser user) throws Exception {
        return signIn(user, config -> config);
    }

    HeadlessPhone signIn(TestUser user, UnaryOperator<ClientConfig> change) throws Exception {
        HeadlessPhone phone = await(HeadlessPhone.start(change.apply(config(user)), TONE));
        open.add(phone);
        return phone;
    }

    /** With other devices than a tone. */
    HeadlessPhone signIn(TestUser user, MediaSettings devices) throws Exception {
        HeadlessPhone phone = await(HeadlessPhone.start(config(user), devices));
        open.add(phone);
        return phone;
    }

    static BareJid address(TestUser user) {
        return JidCreate.entityBareFromOrThrowUnchecked(user.address());
    }

    /** A call between two phones that both sides hear. */
    static PhoneCall talk(HeadlessPhone caller, HeadlessPhone callee) throws Exception {
        CompletableFuture<PhoneCall> rings = ringing(callee);
        PhoneCall outgoing = caller.call(callee.client().jid().asBareJid());
        PhoneCall incoming = await(rings);
        incoming.call().accept();
        await(outgoing.firstAudio());
        await(incoming.firstAudio());
        return outgoing;
    }

    /** Waits until something more is heard in a call. */
    static void awaitSound(PhoneCall call) {
        long before = call.counters().audioMessagesReceived();
        assertThat(Patience.upTo(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> call.counters().audioMessagesReceived() > before + 10))
                .as("sound of %s, which is %s", call.call().id(), call.call().state()).isTrue();
    }

    /** Callers give up after half a second. */
    static CallTimes impatient() {
        CallTimes usual = CallTimes.DEFAULT;
        return new CallTimes(Duration.ofMillis(500), usual.alert(), usual.prepare(), usual.answer(), usual.connect(),
                usual.restore(), usual.offline());
    }

    /** The next call that rings at a phone. */
    static CompletableFuture<PhoneCall> ringing(HeadlessPhone phone) {
        CompletableFuture<PhoneCall> next = new CompletableFuture<>();
        phone.onIncomingCall(next::complete);
        return next;
    }

    /** Waits until a contact can be called, or cannot any more. */
    static void awaitCallable(HeadlessPhone phone, TestUser contact, boolean callable) throws Exception {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        phone.client().onContact(known -> {
            if (known.jid().equals(address(contact)) && known.callable() == callable) {
                seen.complete(null);
            }
        });
        await(seen);
    }

    /** Completes when a contact could not be called for a while, and can again. */
    static CompletableFuture<Void> comesBack(HeadlessPhone phone, TestUser contact) {
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
    static CompletableFuture<Void> leaves(HeadlessPhone phone, TestUser contact) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        phone.client().onContact(known -> {
            if (known.jid().equals(address(contact)) && !known.callable()) {
                gone.complete(null);
            }
        });
        return gone;
    }

    /** Waits until a client has something of its two connections. */
    static void await(HeadlessPhone phone, ClientState state) throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        phone.client().onStateChange(now -> {
            if (now == state) {
                reached.complete(null);
            }
        });
        await(reached);
    }

    /** Waits until a call is in a phase. */
    static void await(PhoneCall call, CallPhase phase) throws Exception {
        await(new CallWatch(call.call()).reaches(phase));
    }

    /** Waits until a call is over, and says why. */
    static CallEnding ending(PhoneCall call) throws Exception {
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
        awaitAll(open.stream().map(HeadlessPhone::closeAsync));
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
