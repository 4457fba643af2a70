/** The time of day as a test wants it. */
package io.github.peerfire.testbed.time;
