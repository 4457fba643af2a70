/**
 * The headers of audio and video tags, as the messages of types 8 and 9 carry them: those of the FLV file format
 * (Video File Format Specification 10.1, E.4.2 and E.4.3) and those of Enhanced RTMP 2, with FourCC, several tracks and
 * modifiers. What is behind a header is never looked into.
 *
 * <p>{@link io.github.peerfire.flash.tag.AudioTagHeader#decode} and
 * {@link io.github.peerfire.flash.tag.VideoTagHeader#decode} take any bytes, and never throw: what they cannot read is
 * an {@link io.github.peerfire.flash.tag.UnreadableTag}, which can still be forwarded, but of which nothing is known.
 */
package io.github.peerfire.flash.tag;
