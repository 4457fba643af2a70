/** What may be wrong, and how that is found out. */
package io.github.peerfire.openfire.operation.warning;
