/**
 * Sound and pictures of a call, without any window: what devices, codecs and the two streams of a call have in common.
 *
 * <pre>
 * media          what all of it shares: why a device or a packet is of no use
 * media.audio    frames of sound, sources and sinks, codecs, levels
 * media.video    pictures, sources and sinks, codecs
 * media.echo     what takes echoes out of what the microphone hears
 * media.device   sound cards, cameras, files, and devices that are made up
 * media.playout  from packets that come when they like to sound and pictures in step
 * media.rate     how much video the network takes
 * media.session  all of it, joined to a call
 * </pre>
 *
 * <p>What decides and computes has neither clock nor thread: the time, in nanoseconds, is a parameter. Only
 * {@code media.session} has threads, one for each device.
 */
package io.github.peerfire.phone.media;
