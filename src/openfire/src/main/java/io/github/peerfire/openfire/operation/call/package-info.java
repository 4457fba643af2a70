/** Who asked for whom, and what came of it: why a call failed. */
package io.github.peerfire.openfire.operation.call;
