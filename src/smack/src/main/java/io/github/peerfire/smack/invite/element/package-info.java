/** Invitations to conferences, XEP-0482, as far as ProtoXEP section 9 uses them. */
package io.github.peerfire.smack.invite.element;
