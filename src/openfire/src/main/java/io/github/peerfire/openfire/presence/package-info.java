/** The server-authoritative {@code <endpoint/>} in presence (ProtoXEP sections 5.1 to 5.3). */
package io.github.peerfire.openfire.presence;
