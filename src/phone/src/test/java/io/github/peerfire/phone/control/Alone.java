package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jxmpp.jid.BareJid;

/** What calls find in a phone that has codecs and nothing else. */
final class Alone implements CallContext {

    AccountMemory missed = AccountMemory.NONE;
    final List<String> told = new ArrayList<>();

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void told(String sentence) {
        told.add(sentence);
    }

    @Override
    public void told(ClientState connections) {
        // There are none.
    }

    @Override
    public void missed(UnansweredCall call) {
        missed = missed.missing(call);
    }

    @Override
    public void answered(ControlledCall call) {
        missed = missed.without(call::answers);
    }

    @Override
    public void asked(int call, String sentence) {
        // Nobody answers.
    }

    @Override
    public void changed() {
        // Nobody looks.
    }

    @Override
    public void changed(ControlledCall call) {
        // There is none.
    }

    @Override
    public void over(ControlledCall call, String sentence) {
        // There is none.
    }

    @Override
    public PhoneSentences sentences() {
        return new PhoneSentences(Locale.ENGLISH);
    }

    @Override
    public String explain(Throwable failure) {
        return failure.toString();
    }

    @Override
    public CompletableFuture<String> explain(Call call) {
        return CompletableFuture.completedFuture(call.state().explain(Locale.ENGLISH));
    }

    @Override
    public MediaCodecs codecs() {
        return MediaCodecs.forSound();
    }

    @Override
    public DeviceOpener opener() {
        return new MediaDevices();
    }

    @Override
    public MediaSettings devices() {
        return MediaSettings.NONE;
    }

    @Override
    public double volume() {
        return 1;
    }

    @Override
    public void giveBack(Runnable close) {
        close.run();
    }

    @Override
    public String ownName() {
        return "me";
    }

    @Override
    public String nameOf(BareJid account) {
        return account.toString();
    }
}
