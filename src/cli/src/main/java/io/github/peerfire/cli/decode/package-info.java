/** Packets of a capture in readable form: headers, chunks, and the messages that they complete. */
package io.github.peerfire.cli.decode;
