package io.github.peerfire.demo.example;

import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.flash.tag.AudioCodec;
import io.github.peerfire.flash.tag.TagRole;
import io.github.peerfire.flash.tag.TagWriter;

/** The example of src/site/markdown/developers.md for what an application encodes itself. */
final class EncodedAudio {

    private EncodedAudio() {
    }

    static void publish(PublishedStream stream, byte[] idHeader, byte[] packet) {
        stream.audio(0, TagWriter.extendedAudio(AudioCodec.OPUS, TagRole.SEQUENCE_HEADER, idHeader));
        stream.audio(20, TagWriter.extendedAudio(AudioCodec.OPUS, TagRole.CODED, packet));
    }
}
