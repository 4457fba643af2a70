/**
 * Reads elements that a peer sent into bounded trees, and checks the values in them; what is wrong becomes a reason,
 * not an exception. Sends stanzas and asks for answers without waiting.
 */
package io.github.peerfire.smack.xml;
