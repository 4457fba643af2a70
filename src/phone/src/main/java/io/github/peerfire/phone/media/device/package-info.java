/** Sound cards, cameras, files, and devices that are made up: a test picture with a clock, a tone. */
package io.github.peerfire.phone.media.device;
