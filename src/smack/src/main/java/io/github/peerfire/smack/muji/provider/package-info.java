/** Reads {@link io.github.peerfire.smack.muji.element}. */
package io.github.peerfire.smack.muji.provider;
