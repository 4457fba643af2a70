/**
 * The only types that the tests and the embedded Openfire share: {@link
 * io.github.peerfire.testbed.openfire.control.ServerControl}, in terms of the JDK alone.
 */
package io.github.peerfire.testbed.openfire.control;
