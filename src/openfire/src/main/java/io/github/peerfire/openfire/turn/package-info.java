/** The TURN servers that the administrator offers to clients, and the credentials for them. */
package io.github.peerfire.openfire.turn;
