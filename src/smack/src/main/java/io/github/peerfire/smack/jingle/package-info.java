/** Answers to Jingle requests. */
package io.github.peerfire.smack.jingle;
