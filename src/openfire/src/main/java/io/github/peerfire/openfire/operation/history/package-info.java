/** How things went over the last hour, day and days, for charts. */
package io.github.peerfire.openfire.operation.history;
