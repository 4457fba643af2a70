/** Checks that one jar runs on Openfire 4.2.0, against which it is compiled, and on 5.1.1. */
package io.github.peerfire.openfire.compatibility;
