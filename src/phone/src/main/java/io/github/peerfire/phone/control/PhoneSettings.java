package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.session.MediaSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/**
 * What the phone remembers from one time to the next. Never a password. Immutable; each {@code with} method returns a
 * changed copy.
 *
 * @param account the account that was signed in last
 * @param media the devices that calls begin with
 * @param volume of the loudspeaker: 0 is silent, 1 as it comes, 4 the most
 * @param accounts what is remembered of each account
 * @param appearance how the window looks
 */
public record PhoneSettings(
        Optional<BareJid> account, MediaSettings media, double volume,
        Map<BareJid, AccountMemory> accounts, Appearance appearance) {

    /** How the window looks. */
    public enum Appearance {
        /** As the system is. */
        SYSTEM,
        /** Dark on light. */
        LIGHT,
        /** Light on dark. */
        DARK
    }

    /** Before anything was chosen. */
    public static final PhoneSettings DEFAULT = new PhoneSettings(
            Optional.empty(), MediaSettings.DEFAULT, 1, Map.of(), Appearance.SYSTEM);

    /** Copies the map. */
    public PhoneSettings {
        accounts = Map.copyOf(accounts);
    }

    /** What is remembered of an account. */
    public AccountMemory memory(BareJid of) {
        return accounts.getOrDefault(of, AccountMemory.NONE);
    }

    /** With another account. */
    public PhoneSettings withAccount(BareJid signedIn) {
        return new PhoneSettings(Optional.of(signedIn), media, volume, accounts, appearance);
    }

    /** With other devices. */
    public PhoneSettings withMedia(MediaSettings devices) {
        return new PhoneSettings(account, devices, volume, accounts, appearance);
    }

    /** With another volume, or the nearest that there is. */
    public PhoneSettings withVolume(double factor) {
        return new PhoneSettings(account, media, Math.max(0, Math.min(4, factor)), accounts, appearance);
    }

    /** Remembering something else of an account. */
    public PhoneSettings withMemory(BareJid of, AccountMemory memory) {
        Map<BareJid, AccountMemory> changed = new HashMap<>(accounts);
        changed.put(of, memory);
        return new PhoneSettings(account, media, volume, changed, appearance);
    }

    /** With what is different in one from another that was before it; all else stays as it is here. */
    PhoneSettings withChanges(PhoneSettings before, PhoneSettings after) {
        Map<BareJid, AccountMemory> memories = new HashMap<>(accounts);
        after.accounts.forEach((of, memory) -> memories.put(of, changed(before.memory(of), memory, memory(of))));
        return new PhoneSettings(changed(before.account, after.account, account),
                changed(before.media, after.media, media), changed(before.volume, after.volume, volume), memories,
                changed(before.appearance, after.appearance, appearance));
    }

    private static <T> T changed(T before, T after, T otherwise) {
        return after.equals(before) ? otherwise : after;
    }

    /** With another look. */
    public PhoneSettings withAppearance(Appearance look) {
        return new PhoneSettings(account, media, volume, accounts, look);
    }
}
