package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.TagTrack;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaPipeline;
import io.github.peerfire.smack.calls.CallAbilities;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Codec;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Our codecs as Jingle names them, and what was agreed upon as our codecs. */
public final class PhoneAbilities {

    /** Constrained baseline, level 3.1. */
    private static final String AVC_PROFILE = "42e01f";
    private static final long OPUS_RATE = 48_000;

    private PhoneAbilities() {
    }

    /** What a phone with these codecs can do: audio, video if there is a codec, and data. */
    public static CallAbilities of(MediaCodecs codecs) {
        Map<MediaKind, List<Codec>> abilities = new EnumMap<>(MediaKind.class);
        abilities.put(MediaKind.DATA, List.of());
        abilities.put(MediaKind.AUDIO, codecs.audio().codecs().stream().map(PhoneAbilities::named).toList());
        if (!codecs.video().codecs().isEmpty()) {
            abilities.put(MediaKind.VIDEO, codecs.video().codecs().stream().map(PhoneAbilities::named).toList());
        }
        return new CallAbilities(abilities);
    }

    /**
     * Encodes in what the other side of a call decodes best, from now on; nothing of a kind of which it can decode
     * none, or which is not part of the call for that reason. Where it has not said what it decodes, nothing changes.
     */
    public static void choose(Call call, MediaPipeline pipeline, MediaCodecs codecs) {
        choose(call.farCodecs(MediaKind.AUDIO), call.farCodecs(MediaKind.VIDEO), pipeline, codecs);
        Set<MediaKind> refused = new HashSet<>(call.proposed());
        refused.removeAll(call.mediaState().kinds());
        if (refused.contains(MediaKind.AUDIO)) {
            pipeline.encodeNoAudio();
        }
        if (refused.contains(MediaKind.VIDEO)) {
            pipeline.encodeNoVideo();
        }
    }

    /**
     * As {@link #choose(Call, MediaPipeline, MediaCodecs)}, for what several others have in common.
     *
     * @param farAudio what they decode, best first
     * @param farVideo likewise
     */
    public static void choose(
            List<Codec> farAudio, List<Codec> farVideo, MediaPipeline pipeline, MediaCodecs codecs) {
        if (!farAudio.isEmpty()) {
            best(farAudio, codecs.audio().codecs(), PhoneAbilities::named)
                    .ifPresentOrElse(pipeline::encodeAudio, pipeline::encodeNoAudio);
        }
        if (!farVideo.isEmpty()) {
            best(farVideo, codecs.video().codecs(), PhoneAbilities::named)
                    .ifPresentOrElse(pipeline::encodeVideo, pipeline::encodeNoVideo);
        }
    }

    private static <C> Optional<C> best(List<Codec> far, List<C> ours, Function<C, Codec> named) {
        return far.stream().flatMap(wanted -> ours.stream().filter(own -> named.apply(own).matches(wanted)))
                .findFirst();
    }

    private static Codec named(AudioCodec codec) {
        return switch (codec) {
            case SPEEX -> Codec.SPEEX;
            case G711_MU_LAW -> Codec.PCMU;
            case G711_A_LAW -> Codec.flv(codec.soundFormat(), "PCMA", Codec.PCMU.rate().orElseThrow());
            default -> codec.soundFormat() >= 0 ? named(codec.soundFormat(), codec.name(), Optional.empty())
                    : fourCc(codec.fourCc(), codec.name(), Optional.of(OPUS_RATE));
        };
    }

    private static Codec named(VideoCodec codec) {
        if (codec.codecId() >= 0) {
            boolean avc = codec == VideoCodec.AVC;
            return named(codec.codecId(), avc ? "H264" : codec.name(),
                    avc ? Optional.of(AVC_PROFILE) : Optional.empty());
        }
        return fourCc(codec.fourCc(), codec.name(), Optional.empty());
    }

    private static Codec named(int id, String name, Optional<String> profile) {
        return new Codec(Optional.of(id), Optional.empty(), Optional.of(name), Optional.empty(), 1, profile);
    }

    private static Codec fourCc(int fourCc, String name, Optional<Long> rate) {
        return new Codec(Optional.empty(), Optional.of(TagTrack.text(fourCc)), Optional.of(name), rate, 1,
                Optional.empty());
    }
}
