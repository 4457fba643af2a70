package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.session.MediaSettings;
import java.time.Instant;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/**
 * What the phone remembers from one time to the next. Never a password. Immutable; each {@code with} method returns a
 * changed copy.
 *
 * @param account the account that was signed in last
 * @param media the devices that calls begin with
 * @param volume of the loudspeaker: 0 is silent, 1 as it comes, 4 the most
 * @param lastSeen when the account was signed in last; calls after that were missed
 * @param appearance how the window looks
 */
public record PhoneSettings(
        Optional<BareJid> account, MediaSettings media, double volume, Optional<Instant> lastSeen,
        Appearance appearance) {

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
            Optional.empty(), MediaSettings.DEFAULT, 1, Optional.empty(), Appearance.SYSTEM);

    /** With another account, of which nothing is known yet. */
    public PhoneSettings withAccount(BareJid signedIn) {
        boolean same = account.filter(signedIn::equals).isPresent();
        return new PhoneSettings(Optional.of(signedIn), media, volume, same ? lastSeen : Optional.empty(), appearance);
    }

    /** With other devices. */
    public PhoneSettings withMedia(MediaSettings devices) {
        return new PhoneSettings(account, devices, volume, lastSeen, appearance);
    }

    /** With another volume, or the nearest that there is. */
    public PhoneSettings withVolume(double factor) {
        return new PhoneSettings(account, media, Math.max(0, Math.min(4, factor)), lastSeen, appearance);
    }

    /** With a later time. */
    public PhoneSettings withLastSeen(Instant when) {
        return new PhoneSettings(account, media, volume, Optional.of(when), appearance);
    }

    /** With another look. */
    public PhoneSettings withAppearance(Appearance look) {
        return new PhoneSettings(account, media, volume, lastSeen, look);
    }
}
