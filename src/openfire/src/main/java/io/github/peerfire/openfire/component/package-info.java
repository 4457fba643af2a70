/** The service as an XMPP entity, {@code rtmfp.<domain>}, and its answers (ProtoXEP sections 2 to 5). */
package io.github.peerfire.openfire.component;
