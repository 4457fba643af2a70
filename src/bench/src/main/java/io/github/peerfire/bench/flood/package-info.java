/** What a server may meet with from strangers: packets of many kinds of attack, from many addresses, at a set rate. */
package io.github.peerfire.bench.flood;
