/** How much video the network takes, and what pictures fit into that. No threads, no clock. */
package io.github.peerfire.phone.media.rate;
