/** How the service is at the moment. */
package io.github.peerfire.openfire.operation.status;
