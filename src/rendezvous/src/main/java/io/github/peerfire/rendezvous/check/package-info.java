/**
 * What the connectivity of a client is like: what its NAT does, what its firewall lets in, how long packets take. The
 * server tries it out from a second port; the client only answers hellos, as every peer does.
 */
package io.github.peerfire.rendezvous.check;
