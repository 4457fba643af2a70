/** Tones that call for the user: somebody calls, or it rings at the other side. */
package io.github.peerfire.phone.ring;
