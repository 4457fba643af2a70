/** Trying out connections, with a verdict in words. */
package io.github.peerfire.openfire.operation.connectivity;
