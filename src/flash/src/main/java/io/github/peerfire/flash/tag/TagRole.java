package io.github.peerfire.flash.tag;

/** What a tag is for. */
public enum TagRole {
    /** What a decoder has to know before anything else. */
    SEQUENCE_HEADER,
    /** Which channel of audio is for which loudspeaker (Enhanced RTMP 2, MultichannelConfig). */
    CHANNEL_CONFIGURATION,
    /** What is to be known about the pictures that follow, such as their colours, in AMF (Enhanced RTMP, Metadata). */
    METADATA,
    /** Sound or pictures. */
    CODED,
    /** No more of this sequence follows. */
    SEQUENCE_END,
    /** A client-side seek begins or ends; nothing to decode. */
    COMMAND,
    /** No byte at all: silence, or nothing to show. */
    EMPTY,
    /** Cannot be told. */
    UNKNOWN
}
