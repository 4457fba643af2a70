/** Video Phone without a screen: places and takes calls, sends a tone, counts what arrives. */
package io.github.peerfire.phone;
