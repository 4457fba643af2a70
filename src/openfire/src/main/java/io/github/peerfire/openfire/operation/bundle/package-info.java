/** What to send to those who help. */
package io.github.peerfire.openfire.operation.bundle;
