/**
 * A network that exists only in memory and in virtual time: the same seed gives the same run, packet by packet. Made
 * for tests of everything that speaks RTMFP; nothing in it is random that was not drawn from the seed.
 */
package io.github.peerfire.testbed.simulation;
