/** What stands in for Openfire's admin console; loaded by the console's own class loader only. */
package io.github.peerfire.testbed.openfire.console;
