package io.github.peerfire.phone;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.control.PhoneSentences;
import java.util.Optional;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** Signs in at a terminal once more, perhaps with another account. */
final class SignInAgain implements Consumer<Optional<BareJid>> {

    private final Surroundings surroundings;
    private final PhoneOptions options;
    private final ClientConfig first;
    private final Consumer<ClientConfig> signIn;
    private final Consumer<String> told;
    private BareJid account;

    /**
     * Begins with the account of the command line.
     *
     * @param signIn gets how
     * @param told gets a sentence if that is not known
     */
    SignInAgain(Surroundings surroundings, PhoneOptions options, Consumer<ClientConfig> signIn, Consumer<String> told) {
        this.surroundings = surroundings;
        this.options = options;
        this.first = options.config().orElseThrow();
        this.signIn = signIn;
        this.told = told;
        this.account = first.account();
    }

    /** Asks for the password of an account, or of the one before if none is named. */
    @Override
    public void accept(Optional<BareJid> named) {
        BareJid wanted = named.orElse(account);
        surroundings.askPassword(wanted, options.language()).or(() -> known(wanted)).ifPresentOrElse(password -> {
            account = wanted;
            signIn.accept(options.server().apply(ClientConfig.of(wanted, password)));
        }, () -> told.accept(new PhoneSentences(options.language()).text("ask.nobody", wanted)));
    }

    /** Where nobody can be asked; another account's server is not to see it. */
    private Optional<String> known(BareJid wanted) {
        return Optional.of(first).filter(config -> config.account().equals(wanted)).map(ClientConfig::password);
    }
}
