/** Developer keys, managed. */
package io.github.peerfire.openfire.operation.key;
