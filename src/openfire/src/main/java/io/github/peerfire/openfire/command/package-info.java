/** What administrators may have the service do over XMPP (XEP-0050), independent of how it is asked for. */
package io.github.peerfire.openfire.command;
