/** Reads {@link io.github.peerfire.smack.invite.element}. */
package io.github.peerfire.smack.invite.provider;
