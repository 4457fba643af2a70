/** The plugin's jar in a real Openfire, with clients over TCP and UDP. */
package io.github.peerfire.openfire.it;
