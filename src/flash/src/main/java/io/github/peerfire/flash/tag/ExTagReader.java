package io.github.peerfire.flash.tag;

import java.util.ArrayList;
import java.util.List;

/** Reads what headers of audio and video have in common in Enhanced RTMP 2: modifiers, then tracks. */
final class ExTagReader {

    private static final int MODIFIER = 7;
    private static final int LONG_MODIFIER = 256;
    private static final int TIMESTAMP_OFFSET_NANO = 0;
    private static final int LONGEST_OFFSET = 999_999;
    private static final int ONE_TRACK = 0;
    private static final int MANY_TRACKS_MANY_CODECS = 2;

    private final TagReader in;
    private final Layout layout;
    private int packetType;
    private int nanoseconds;

    ExTagReader(TagReader in, Layout layout) {
        this.in = in;
        this.layout = layout;
    }

    /**
     * In what audio and video differ.
     *
     * @param multitrack the packet type that says that several tracks may follow
     * @param reserved the first packet type that is reserved, but for the one above and modifiers
     * @param compositionTimes which tracks begin with a composition time
     */
    record Layout(int multitrack, int reserved, CompositionTimes compositionTimes) {
    }

    /** Knows which tracks begin with a composition time. */
    @FunctionalInterface
    interface CompositionTimes {

        boolean in(int packetType, int fourCc);
    }

    /** Reads modifiers, if the packet type given is one; none of them is needed to understand the rest. */
    void readModifiers(int first) throws TagException {
        packetType = first;
        for (int modifiers = 0; packetType == MODIFIER; modifiers++) {
            if (modifiers == MediaTagHeader.MAXIMUM_MODIFIERS) {
                throw new TagException(TagFault.TOO_MANY_MODIFIERS);
            }
            int size = in.readUnsignedByte() + 1;
            if (size == LONG_MODIFIER) {
                size = in.readUint16() + 1;
            }
            int begin = in.position();
            in.skip(size);
            int types = in.readUnsignedByte();
            if (types >> 4 == TIMESTAMP_OFFSET_NANO) {
                nanoseconds = in.uint24At(begin, size);
            }
            packetType = types & 0x0f;
        }
    }

    /** What kind of packet it is, once modifiers are read; behind {@link #readTracks} that of all tracks. */
    int packetType() {
        return packetType;
    }

    /** What is to be added to the timestamp: 0 to 999999. */
    int nanoseconds() {
        return Math.min(nanoseconds, LONGEST_OFFSET);
    }

    /** Reads all to the end. */
    List<TagTrack> readTracks() throws TagException {
        if (packetType != layout.multitrack()) {
            checkPacketType();
            return List.of(track(0, in.readInt32(), in.remaining()));
        }
        int types = in.readUnsignedByte();
        packetType = types & 0x0f;
        checkPacketType();
        int kind = types >> 4;
        if (kind > MANY_TRACKS_MANY_CODECS) {
            throw new TagException(TagFault.RESERVED);
        }
        int fourCc = kind == MANY_TRACKS_MANY_CODECS ? 0 : in.readInt32();
        return kind == ONE_TRACK ? List.of(track(in.readUnsignedByte(), fourCc, in.remaining())) : tracks(kind, fourCc);
    }

    private List<TagTrack> tracks(int kind, int commonFourCc) throws TagException {
        List<TagTrack> tracks = new ArrayList<>();
        do {
            if (tracks.size() == MediaTagHeader.MAXIMUM_TRACKS) {
                throw new TagException(TagFault.TOO_MANY_TRACKS);
            }
            int fourCc = kind == MANY_TRACKS_MANY_CODECS ? in.readInt32() : commonFourCc;
            int id = in.readUnsignedByte();
            tracks.add(track(id, fourCc, in.readUint24()));
        } while (in.remaining() > 0);
        return tracks;
    }

    /** A track that has the next bytes. */
    private TagTrack track(int id, int fourCc, int size) throws TagException {
        int end = in.position() + size;
        int compositionTime = layout.compositionTimes().in(packetType, fourCc) ? in.readInt24() : 0;
        int offset = in.position();
        if (end < offset) {
            throw new TagException(TagFault.TRUNCATED);
        }
        in.skip(end - offset);
        return new TagTrack(id, fourCc, compositionTime, offset, end - offset);
    }

    private void checkPacketType() throws TagException {
        if (packetType == layout.multitrack() || packetType >= layout.reserved()) {
            throw new TagException(TagFault.RESERVED);
        }
    }
}
