/** Which peer ID belongs to which full JID, and since when (ProtoXEP section 4). */
package io.github.peerfire.openfire.binding;
