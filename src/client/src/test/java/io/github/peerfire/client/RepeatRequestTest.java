package io.github.peerfire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatRequestTest {

    private final List<String> told = new ArrayList<>();

    private CallRemote heardBy(CallLocal local) {
        local.onAudioRepeatRequest(() -> told.add("repeats"));
        local.onKeyFrameRequest(() -> told.add("key frame"));
        CallRemote remote = new CallRemote(local);
        remote.onData((handler, values) -> told.add(handler));
        return remote;
    }

    @Test
    void whoHearsLossesAsksOnceASecondAtMostAndTheSenderIsTold() {
        CallRemote sender = heardBy(new CallLocal(false));
        CallRemote hearer = new CallRemote(new CallLocal(false));
        hearer.askBy(handler -> sender.data(handler, List.of()));
        hearer.requestAudioRepeats();
        hearer.requestKeyFrame();
        hearer.requestAudioRepeats();
        hearer.requestKeyFrame();
        assertThat(told).containsExactly("repeats", "key frame");
    }

    @Test
    void whatSeveralHearIsNotSentTwiceBecauseOneOfThemAsks() {
        CallRemote member = heardBy(new CallLocal(true));
        member.data(CallRemote.AUDIO_REPEAT_REQUEST, List.of());
        member.data(CallRemote.KEY_FRAME_REQUEST, List.of());
        member.data("onIm", List.of());
        assertThat(told).containsExactly("key frame", "onIm");
    }
}
