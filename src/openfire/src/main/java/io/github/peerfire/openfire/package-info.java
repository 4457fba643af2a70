/**
 * The Openfire plugin: hosts an RTMFP rendezvous inside Openfire, hands out tickets, knows which XMPP user each peer ID
 * belongs to, and publishes peer IDs in presence (ProtoXEP "RTMFP Endpoints, Presence and Calls", sections 2 to 5).
 *
 * <p>Sub-packages build on each other in this order: {@code settings} and {@code limit}, {@code ticket},
 * {@code binding}, {@code presence} and {@code introduction}, {@code cluster} and {@code component}; this package wires
 * them into Openfire.
 */
package io.github.peerfire.openfire;
