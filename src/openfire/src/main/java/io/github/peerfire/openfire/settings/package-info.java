/** The administrator's settings and what follows from them. */
package io.github.peerfire.openfire.settings;
