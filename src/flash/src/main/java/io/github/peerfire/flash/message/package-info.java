/**
 * RTMP messages as they travel in RTMFP flows (RFC 7425 §5.1, §5.2, §5.3.4), and the metadata of those flows.
 *
 * <p>{@link io.github.peerfire.flash.message.RtmpMessage#decode} reads a flow's message,
 * {@link io.github.peerfire.flash.message.RtmpMessage#encode} writes one.
 */
package io.github.peerfire.flash.message;
