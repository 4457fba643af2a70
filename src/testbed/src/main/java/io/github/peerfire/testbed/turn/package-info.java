/** A real TURN server, Debian's coturn, as a process of a test. */
package io.github.peerfire.testbed.turn;
