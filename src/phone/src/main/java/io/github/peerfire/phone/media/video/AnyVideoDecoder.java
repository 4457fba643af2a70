package io.github.peerfire.phone.media.video;

import io.github.peerfire.flash.tag.ClassicVideoTag;
import io.github.peerfire.flash.tag.ExVideoTag;
import io.github.peerfire.flash.tag.VideoCodec;
import io.github.peerfire.flash.tag.VideoTagHeader;
import io.github.peerfire.phone.media.MediaException;
import io.github.peerfire.phone.media.MediaFault;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Decodes whatever codec the far end uses at the moment, if there is a decoder for it. Not thread-safe. */
public final class AnyVideoDecoder implements VideoDecoder {

    private final VideoCodecs codecs;
    private final Map<VideoCodec, VideoDecoder> decoders = new EnumMap<>(VideoCodec.class);
    private VideoDecoder present;
    private Optional<VideoCodec> codec = Optional.empty();

    /** With the decoders that there are. */
    public AnyVideoDecoder(VideoCodecs codecs) {
        this.codecs = codecs;
    }

    /** The codec of the last tag that named one; also one that cannot be decoded. */
    public Optional<VideoCodec> codec() {
        return codec;
    }

    @Override
    public Optional<VideoFrame> decode(byte[] tag) throws MediaException {
        VideoTagHeader header = VideoTagHeader.decode(tag);
        Optional<VideoCodec> named = header instanceof ClassicVideoTag classic ? classic.codec()
                : header instanceof ExVideoTag extended ? extended.codec() : Optional.empty();
        if (named.isPresent() && !header.tracks().isEmpty()) {
            codec = named;
            present = decoders.get(named.get());
            if (present == null) {
                present = codecs.find(named.get()).map(VideoCodecProvider::newDecoder)
                        .orElseThrow(() -> new MediaException(MediaFault.OTHER_CODEC));
                decoders.put(named.get(), present);
            }
        }
        if (present == null) {
            throw new MediaException(MediaFault.UNREADABLE);
        }
        return present.decode(tag);
    }

    @Override
    public boolean awaitsKeyFrame() {
        return present == null || present.awaitsKeyFrame();
    }

    @Override
    public void close() {
        decoders.values().forEach(VideoDecoder::close);
    }
}
