/**
 * What the phone has in native code: H.264 by openh264, Sorenson's H.263 as old Flash Players speak it, and cameras,
 * all by FFmpeg; and echo cancellation by WebRTC.
 */
package io.github.peerfire.phone.natives;
