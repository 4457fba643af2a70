/**
 * What the testbed runs beside Openfire, in a class loader above the server's: it sees Openfire and {@link
 * io.github.peerfire.testbed.openfire.control}, and nothing sees it. Nothing outside may name these classes.
 */
package io.github.peerfire.testbed.openfire.inside;
