/** From packets that come when they like to sound and pictures in step. No threads, no clock. */
package io.github.peerfire.phone.media.playout;
