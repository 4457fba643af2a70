package io.github.peerfire.phone;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.SettingsFile;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jxmpp.jid.BareJid;

/**
 * What the command line asks for.
 *
 * @param help whether only help is wanted
 * @param face what the user sees
 * @param account whose; empty if it was not named
 * @param config how to sign in; empty if only help is wanted, or a window will ask
 * @param server completes what a window asked for: server, certificate, encryption, Video Phones
 * @param contact whom to call; empty to wait for calls, or to call a Video Phone
 * @param videoPhone the name of a user of Adobe's Video Phone to call; empty likewise
 * @param media changes the devices that calls begin with, and says where what arrives is kept
 * @param seconds how long to talk; empty until the other side hangs up
 * @param settings where settings are kept
 * @param language of all sentences
 * @param exposed whether the password stands where other users of this machine can read it
 */
record PhoneOptions(
        boolean help, Face face, Optional<BareJid> account, Optional<ClientConfig> config,
        UnaryOperator<ClientConfig> server, Optional<BareJid> contact, Optional<String> videoPhone,
        UnaryOperator<MediaSettings> media, Optional<Duration> seconds, SettingsFile settings,
        Locale language, boolean exposed) {

    private static final MediaSettings UNSEEN = MediaSettings.NONE.withMicrophone(MediaDevices.TONE);

    /** The devices that calls begin with: remembered ones, or a tone where nobody is, unless the command line says. */
    MediaSettings devices() {
        return media.apply(face == Face.NONE ? UNSEEN : settings.load().media());
    }

    /** Whether pictures of the other side are wanted: without a face where they are kept, or there is a camera. */
    boolean seesPictures() {
        return face != Face.NONE || devices().recording().isPresent() || hasCamera();
    }

    private boolean hasCamera() {
        return !devices().camera().equals(MediaDevices.NONE);
    }

    /**
     * Calls whoever is to be called at once; without a face with pictures, if there is a camera.
     *
     * @return as {@link PhoneController#place}; empty if nobody is
     */
    Optional<CompletableFuture<Optional<Integer>>> place(PhoneController phone) {
        return contact.map(account -> phone.place(account, face == Face.NONE && hasCamera()))
                .or(() -> videoPhone.map(phone::placeVideoPhone));
    }

    /** A command line that cannot be followed. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String sentence) {
            super(sentence);
        }
    }

    static PhoneOptions parse(String... arguments) throws UsageException {
        return parse(Surroundings.none(), arguments);
    }

    /** Understands a command line; asks the surroundings for what it does not say. */
    static PhoneOptions parse(Surroundings surroundings, String... arguments) throws UsageException {
        return new OptionParser(surroundings, Arrays.asList(arguments).iterator()).parse();
    }
}
