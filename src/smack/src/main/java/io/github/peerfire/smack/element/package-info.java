/**
 * The stanza elements of {@code urn:xmpp:rtmfp:0} (ProtoXEP sections 3 to 5) and XEP-0215. Immutable; they carry hex
 * strings, not keys.
 */
package io.github.peerfire.smack.element;
