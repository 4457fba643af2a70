/** Who is connected. */
package io.github.peerfire.openfire.operation.endpoint;
