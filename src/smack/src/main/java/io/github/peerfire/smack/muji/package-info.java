/**
 * Conferences of several people in a room, each with each other in a session of its own (XEP-0272, ProtoXEP section 9).
 */
package io.github.peerfire.smack.muji;
