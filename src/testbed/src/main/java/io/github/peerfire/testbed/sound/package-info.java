/** Sound devices that are made up: plugged in, taken by another program and pulled out as a test wants it. */
package io.github.peerfire.testbed.sound;
