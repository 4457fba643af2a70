/** Tickets: issued over XMPP, presented in the RTMP {@code connect} command (ProtoXEP section 3). */
package io.github.peerfire.openfire.ticket;
