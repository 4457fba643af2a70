package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallContents;
import io.github.peerfire.smack.element.MediaKind;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Says something in each call of a device twice a second, and knows what was heard. */
final class LossyVoice {

    static final Duration BETWEEN_SOUNDS = Duration.ofMillis(500);
    private static final byte[] TAG = {(byte) 0x82, 0};

    private final LossyClock clock;
    private final Map<Call, Long> heard = new HashMap<>();
    private final Map<String, Long> quiet = new HashMap<>();
    private long sounds;

    LossyVoice(LossyClock clock) {
        this.clock = clock;
    }

    void speak(Collection<Call> calls) {
        for (Call call : calls) {
            if (heard.putIfAbsent(call, -1L) == null) {
                call.remote().onAudio((timestamp, tag) -> heard.put(call, clock.now()));
            }
            CallContents contents = call.session().renegotiation().contents();
            if (!contents.sends(MediaKind.AUDIO) || !contents.renders(MediaKind.AUDIO)) {
                quiet.put(call.id(), clock.now());
            }
            call.local().audio(sounds, TAG);
        }
        sounds += BETWEEN_SOUNDS.toMillis();
    }

    /** When something was heard in a call last; negative if nothing was yet. */
    long heard(Call call) {
        return heard.getOrDefault(call, -1L);
    }

    /** When a call was muted, held or without sound last, in either direction; negative if it never was. */
    long quiet(String id) {
        return quiet.getOrDefault(id, Long.MIN_VALUE / 2);
    }
}
