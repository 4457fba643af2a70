/** Video codecs of FFmpeg, in native code: H.264 by openh264, and Sorenson's H.263 as old Flash Players speak it. */
package io.github.peerfire.phone.natives;
