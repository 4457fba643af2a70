/** Frames of sound, where they come from and go to, codecs, levels. No threads, no clock, no devices. */
package io.github.peerfire.phone.media.audio;
