/**
 * A real Openfire 4.2.0 inside the virtual machine of a test or of the demo.
 *
 * <p>{@link io.github.peerfire.testbed.openfire.EmbeddedOpenfire} starts and stops it; {@link
 * io.github.peerfire.testbed.openfire.OpenfireExtension} shares one among the tests of a run. The server's classes come
 * from a folder of jars by a class loader of their own, whose parent is the JDK's: neither Openfire nor a plugin sees a
 * class of the tests, and the tests see no class of Openfire's.
 */
package io.github.peerfire.testbed.openfire;
