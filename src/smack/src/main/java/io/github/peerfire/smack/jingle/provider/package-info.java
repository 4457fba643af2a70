/**
 * Reads {@link io.github.peerfire.smack.jingle.element}; any input gives an element, malformed input an unreadable one.
 */
package io.github.peerfire.smack.jingle.provider;
