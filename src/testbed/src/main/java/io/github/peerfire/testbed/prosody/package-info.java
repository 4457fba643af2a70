/** A real XMPP server other than Openfire, Debian's prosody, as a process of a test. */
package io.github.peerfire.testbed.prosody;
