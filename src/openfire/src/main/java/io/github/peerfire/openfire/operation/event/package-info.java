/** What happens to endpoints, as lines of the log that programs can read. */
package io.github.peerfire.openfire.operation.event;
