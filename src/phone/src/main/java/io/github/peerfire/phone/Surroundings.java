package io.github.peerfire.phone;

import io.github.peerfire.phone.control.SettingsFile;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/** What the phone finds where it is started, for whatever the command line does not say. */
interface Surroundings {

    /** The face that fits. */
    Face face();

    /** The account that was used last; empty if none is known. */
    Optional<BareJid> account(SettingsFile settings);

    /** Asks the user for the password of an account; empty if nobody can be asked. */
    Optional<String> password(BareJid account);

    /** Nobody there, nothing remembered. */
    static Surroundings none() {
        return new Surroundings() {

            @Override
            public Face face() {
                return Face.NONE;
            }

            @Override
            public Optional<BareJid> account(SettingsFile settings) {
                return Optional.empty();
            }

            @Override
            public Optional<String> password(BareJid account) {
                return Optional.empty();
            }
        };
    }

    /** This machine and whoever sits at it. */
    static Surroundings ofThisMachine() {
        return new Surroundings() {

            @Override
            public Face face() {
                return Face.forThisMachine();
            }

            @Override
            public Optional<BareJid> account(SettingsFile settings) {
                return settings.load().account();
            }

            @Override
            public Optional<String> password(BareJid account) {
                return Optional.ofNullable(System.console())
                        .map(console -> console.readPassword("%s: ", account)).map(String::new);
            }
        };
    }
}
