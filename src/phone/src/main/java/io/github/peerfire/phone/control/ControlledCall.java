package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.element.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/** One call of the controller, with its devices. On the controller's thread. */
abstract class ControlledCall {

    /** As many lines are kept; the rest is forgotten. */
    private static final int MAX_LINES = 1000;

    private final int number;
    private final CallContext context;
    private final List<ChatLine> chat = new ArrayList<>();
    private SampleHistory history = SampleHistory.NONE;
    private Map<String, CallStatistics> lastWays = Map.of();
    private boolean heard;

    ControlledCall(int number, CallContext context) {
        this.number = number;
        this.context = context;
    }

    /** Begins to listen; only once. */
    abstract void follow();

    abstract CallSnapshot snapshot();

    abstract void accept();

    /** Nobody heard it in time; says so where the client does not. */
    void unheard() {
        // It does.
    }

    /** Declines, gives up or hangs up. */
    abstract void hangUp();

    /** Our microphone or camera rests, or not any more. */
    abstract void setMuted(MediaKind kind, boolean rests);

    abstract void setHeld(boolean held);

    /** Whether it is with one account, and with this one. */
    boolean isWith(BareJid account) {
        return false;
    }

    /** Whether it is with who has this name in the registry of Video Phones. */
    boolean isWithVideoPhone(String registered) {
        return false;
    }

    /** Whether it is with whoever was missed. */
    boolean answers(UnansweredCall missed) {
        return missed.account().filter(this::isWith).isPresent();
    }

    /** Sends a line; it is in the chat already. */
    abstract void send(String text);

    /** Pictures and levels; empty before both sides can talk. */
    abstract Optional<CallView> view();

    /** Other devices, or another volume. */
    abstract void use(MediaSettings devices, double volume);

    /** Takes the figures of the last second. */
    abstract void sample();

    /** Gives the devices back, on another thread: that may take a while. */
    abstract void close();

    final int number() {
        return number;
    }

    final CallContext context() {
        return context;
    }

    final boolean isOver() {
        return snapshot().state().isOver();
    }

    final boolean isTalkedIn() {
        return snapshot().talkedIn();
    }

    /** Whether sound has come. */
    final boolean heard() {
        return heard;
    }

    final List<ChatLine> chat() {
        return chat;
    }

    final SampleHistory history() {
        return history;
    }

    final void say(String text) {
        if (snapshot().canChat()) {
            ChatLine.of(context.ownName(), true, text).ifPresent(line -> {
                send(line.text());
                written(line);
            });
        }
    }

    /** Any thread. */
    final void told(String from, String text) {
        ChatLine.of(from, false, text).ifPresent(line -> context.execute(() -> written(line)));
    }

    private void written(ChatLine line) {
        chat.add(line);
        if (chat.size() > MAX_LINES) {
            chat.remove(0);
        }
        context.changed(this);
    }

    /** Something happened to devices or codecs. Any thread. */
    final void happened(MediaEvent event) {
        if (event instanceof MediaEvent.FirstAudio) {
            context.execute(() -> {
                heard = true;
                context.changed(this);
            });
        } else {
            context.tell(event);
        }
    }

    /** Takes the figures of the ways to all others, by who they are. Any thread. */
    final void sampled(Map<String, CallStatistics> ways) {
        context.execute(() -> {
            history = history.with(ways.entrySet().stream().map(way -> CallSample.of(
                    way.getValue(), lastWays.getOrDefault(way.getKey(), CallStatistics.NONE)))
                    .reduce(CallSample::and).orElse(CallSample.NONE));
            lastWays = ways;
            context.changed(this);
        });
    }
}
