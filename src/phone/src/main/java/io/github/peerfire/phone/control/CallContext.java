package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.BareJid;

/** What calls know of their phone, and may do to it. On the controller's thread, where nothing else is said. */
interface CallContext extends PhoneContext {

    /** Tells the user something soon. Any thread. */
    default void tell(String sentence) {
        execute(() -> told(sentence));
    }

    /** Asks the user whether to take a call. */
    void asked(int call, String sentence);

    /** Nobody took a call. */
    void missed(UnansweredCall call);

    /** The user talks, or tries to, to whoever this call is with. */
    void answered(ControlledCall call);

    /** Something of a call is different. */
    void changed(ControlledCall call);

    /** A call is over: says why, and forgets it. */
    void over(ControlledCall call, String sentence);

    /** How a call is, or why it is over; and what would help, unless the user signs out meanwhile. */
    CompletableFuture<String> explain(Call call);

    /** What can be encoded and decoded. */
    MediaCodecs codecs();

    /** Opens devices. */
    DeviceOpener opener();

    /** The devices that are wanted at present. */
    MediaSettings devices();

    /** Of the loudspeaker, at present. */
    double volume();

    /** Gives devices back on another thread, for which the phone waits before it ends. Any thread. */
    void giveBack(Runnable close);

    /** Our name in chats. */
    String ownName();

    /** What the user calls an account. */
    String nameOf(BareJid account);

    /** Tells a user who expects to be seen in a call that it is not so. Any thread. */
    default void tellIfUnseen(boolean video, MediaSettings devices) {
        if (video && devices.camera().equals(MediaDevices.NONE)) {
            tell(sentences().text("devices.noCamera"));
        }
    }

    /** Tells what of devices and codecs the user should know. Any thread. */
    default void tell(MediaEvent event) {
        Locale language = sentences().locale();
        if (event instanceof MediaEvent.DeviceFailed failed) {
            tell(failed.reason().explain(language));
        } else if (event instanceof MediaEvent.RecordingFailed failed) {
            tell(failed.reason().explain(language));
        } else if (event instanceof MediaEvent.CodecMissing missing) {
            tell(missing.explain(language));
        } else if (event instanceof MediaEvent.NoCommonCodec none) {
            tell(none.explain(language));
        }
    }
}
