package io.github.peerfire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.Backoff;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.Contact;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.control.SignInPhase;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.TestUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A phone whose server cannot be reached or trusted for a while, or does not let the account in any more. */
@Timeout(120)
class CutOffPhoneIT extends TwoFriends {

    private static final PhoneSentences ENGLISH = new PhoneSentences(Locale.ENGLISH);

    @TempDir
    private Path directory;

    private CuttingProxy proxy;
    private PhoneController phone;
    private PhoneController his;

    @BeforeEach
    void twoPhonesOneOfThemBehindAProxy(EmbeddedOpenfire server) throws Exception {
        proxy = new CuttingProxy(server.address());
        phone = phone("alice");
        his = phone("bob");
        assertThat(Phones.await(phone.signIn(config(alice)))).isTrue();
        assertThat(Phones.await(his.signIn(phones.config(bob)))).isTrue();
        Watch.await(phone, now -> now.contacts().stream().anyMatch(Contact::callable));
    }

    private PhoneController phone(String name) {
        return new PhoneController(MediaSettings.NONE, new SettingsFile(directory.resolve(name)), ENGLISH);
    }

    private ClientConfig config(TestUser user) throws Exception {
        return phones.config(user).withServer("127.0.0.1", proxy.port())
                .withBackoff(new Backoff(Duration.ofMillis(100), Duration.ofMillis(200)));
    }

    @AfterEach
    void bothClose() throws Exception {
        phone.close();
        his.close();
        proxy.close();
    }

    @Test
    void whileTheServerIsAwayNobodyCanBeCalledAndWhyIsTold() throws Exception {
        proxy.cut();
        Watch.await(phone, now -> now.connection().filter(ClientState.WITHOUT_XMPP::equals).isPresent()
                && now.contacts().stream().noneMatch(Contact::online));
        phone.place(Phones.address(bob), false);
        Watch.await(phone, Watch.told("Nobody can be called at the moment. The connection to your server was lost"));
        assertThat(phone.snapshot().calls()).isEmpty();
        proxy.open();
        Watch.await(phone, now -> now.contacts().stream().anyMatch(Contact::callable));
    }

    @Test
    void whoeverAnswersInItsPlaceAndCannotBeTrustedIsToldNothingUntilTheServerIsBack(EmbeddedOpenfire server)
            throws Exception {
        CompletableFuture<?> told = Watch.of(phone, Watch.told("certificate of what answers there now is not trusted"));
        CompletableFuture<?> toldToo = Watch.of(phone, Watch.told("does not encrypt as this client requires"));
        try (FalseServer impostor = new FalseServer(alice.domain(), directory)) {
            proxy.turnTo(impostor.address());
            Phones.await(told);
            assertThat(phone.snapshot().phase()).isEqualTo(SignInPhase.SIGNED_IN);
            assertThat(phone.snapshot().contacts()).noneMatch(Contact::online);
            impostor.speakPlainly();
            Phones.await(toldToo);
            assertThat(impostor.betrayed()).isEmpty();
            proxy.turnTo(server.address());
        }
        Watch.await(phone, Watch.told("You are online."));
        Watch.await(phone, now -> now.contacts().stream().anyMatch(Contact::callable));
    }

    @Test
    void whoeverIsLetInNoMoreIsSignedOutAndCanSignInAgain(EmbeddedOpenfire server) throws Exception {
        server.changePassword(alice.name(), "another");
        server.sessions(alice.name()).forEach(session -> assertThat(server.kick(session)).isTrue());
        Watch.await(phone, now -> now.phase() == SignInPhase.SIGNED_OUT);
        assertThat(phone.snapshot().notice().orElseThrow().sentence()).isEqualTo(
                "Your server does not accept this account or its password any more. Sign in again.");
        assertThat(Phones.await(phone.signIn(
                config(new TestUser(alice.name(), "another", alice.domain()))))).isTrue();
    }
}
