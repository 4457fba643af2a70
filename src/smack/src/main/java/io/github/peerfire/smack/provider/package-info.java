/** Reads {@link io.github.peerfire.smack.element}; any input gives an element, malformed input an unreadable one. */
package io.github.peerfire.smack.provider;
