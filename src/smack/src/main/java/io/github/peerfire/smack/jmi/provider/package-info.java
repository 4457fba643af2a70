/** Reads {@link io.github.peerfire.smack.jmi.element}. */
package io.github.peerfire.smack.jmi.provider;
