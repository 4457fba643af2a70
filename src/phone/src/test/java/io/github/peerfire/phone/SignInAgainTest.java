package io.github.peerfire.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.client.ClientConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

class SignInAgainTest {

    private static final BareJid ALICE = JidCreate.bareFromOrThrowUnchecked("alice@example.net");
    private static final BareJid BOB = JidCreate.bareFromOrThrowUnchecked("bob@example.org");

    private final Map<BareJid, String> answers = new HashMap<>();
    private final List<String> tried = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private SignInAgain terminal() throws PhoneOptions.UsageException {
        PhoneOptions options = PhoneOptions.parse("--ui=tui", "--account=alice@example.net", "--password=hers",
                "--server=127.0.0.1:5223", "--language=en");
        return new SignInAgain(new Answers(answers), options, this::tried, told::add);
    }

    private void tried(ClientConfig config) {
        tried.add(config.account() + " " + config.password() + " " + config.port());
    }

    /** Says what is in a map. */
    private record Answers(Map<BareJid, String> passwords) implements Surroundings {

        @Override
        public Optional<String> askPassword(BareJid account, Locale language) {
            return Optional.ofNullable(passwords.get(account));
        }
    }

    @Test
    void whereNobodyCanBeAskedThePasswordOfTheCommandLineIsForItsAccountOnly() throws Exception {
        SignInAgain terminal = terminal();
        terminal.accept(Optional.of(BOB));
        assertThat(tried).isEmpty();
        assertThat(told).singleElement().asString().contains("bob@example.org", "--account", "--password-file");
        terminal.accept(Optional.empty());
        terminal.accept(Optional.of(ALICE));
        assertThat(tried).containsExactly("alice@example.net hers 5223", "alice@example.net hers 5223");
        assertThat(told).hasSize(1);
    }

    @Test
    void thePasswordIsAskedForAndTheAccountIsThatOfTheLastTimeIfNoneIsNamed() throws Exception {
        answers.put(ALICE, "new");
        answers.put(BOB, "his");
        SignInAgain terminal = terminal();
        terminal.accept(Optional.empty());
        terminal.accept(Optional.of(BOB));
        terminal.accept(Optional.empty());
        assertThat(tried).containsExactly(
                "alice@example.net new 5223", "bob@example.org his 5223", "bob@example.org his 5223");
        assertThat(told).isEmpty();
    }
}
