/** Joins sources, sinks, codecs, playout and rate to the two streams of a call. */
package io.github.peerfire.phone.media.session;
