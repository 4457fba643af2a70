/** Pictures, where they come from and go to, codecs. No threads, no clock, no devices. */
package io.github.peerfire.phone.media.video;
