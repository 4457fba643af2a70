/**
 * Takes what the loudspeaker plays out of what the microphone hears, where there is something on the class path that
 * can.
 */
package io.github.peerfire.phone.media.echo;
