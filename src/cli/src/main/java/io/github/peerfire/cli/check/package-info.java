/** What a server found out about a client's network, in words. */
package io.github.peerfire.cli.check;
