/** The storage on the databases that can be had here; each runs the script that Openfire would run. */
package io.github.peerfire.openfire.storage;
