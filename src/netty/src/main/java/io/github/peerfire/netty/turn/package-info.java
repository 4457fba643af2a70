/**
 * A client of TURN (RFC 8656) over STUN (RFC 8489) without sockets, threads or clocks:
 * {@link io.github.peerfire.netty.turn.TurnAllocation} is given datagrams and the time, and gives datagrams.
 */
package io.github.peerfire.netty.turn;
