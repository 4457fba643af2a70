package io.github.peerfire.phone;

import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.SettingsFile;
import java.io.Console;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/**
 * What the phone finds where it is started, for whatever the command line does not say: if nothing else is said, nobody
 * who could be asked, and nothing remembered.
 */
interface Surroundings {

    /** The face that fits. */
    default Face face() {
        return Face.NONE;
    }

    /** The account that was used last; empty if none is known. */
    default Optional<BareJid> account(SettingsFile settings) {
        return Optional.empty();
    }

    /** Asks the user for the account; empty if nobody can be asked, or nothing is answered. */
    default Optional<BareJid> askAccount(Locale language) {
        return Optional.empty();
    }

    /** Asks the user for the password of an account, which is not shown; empty as with the account. */
    default Optional<String> askPassword(BareJid account, Locale language) {
        return Optional.empty();
    }

    /** What may hold the password. */
    default InputStream input() {
        return InputStream.nullInputStream();
    }

    /** Nobody there, nothing remembered. */
    static Surroundings none() {
        return new Surroundings() { };
    }

    /** This machine and whoever sits at it. */
    static Surroundings ofThisMachine() {
        return new Surroundings() {

            @Override
            public Face face() {
                return Face.forThisMachine();
            }

            @Override
            public InputStream input() {
                return System.in;
            }

            @Override
            public Optional<BareJid> account(SettingsFile settings) {
                return settings.load().account();
            }

            @Override
            public Optional<BareJid> askAccount(Locale language) {
                return Optional.ofNullable(System.console()).flatMap(console -> typed(console, language));
            }

            @Override
            public Optional<String> askPassword(BareJid account, Locale language) {
                String question = new PhoneSentences(language).text("ask.password", account);
                return Optional.ofNullable(System.console())
                        .map(console -> console.readPassword("%s ", question)).map(String::new);
            }
        };
    }

    /** Asks until it is an address, or the input ends. */
    private static Optional<BareJid> typed(Console console, Locale language) {
        PhoneSentences sentences = new PhoneSentences(language);
        String line = console.readLine("%s ", sentences.text("ask.account"));
        while (line != null) {
            try {
                return Optional.of(JidCreate.entityBareFrom(line.strip()));
            } catch (XmppStringprepException e) {
                line = console.readLine("%s ", sentences.text("window.noAddress"));
            }
        }
        return Optional.empty();
    }
}
