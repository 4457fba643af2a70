/** Limits on how often somebody may ask for something. */
package io.github.peerfire.openfire.limit;
