/** The elementary types of the wire (RFC 7016 §2.1, §2.2): integers, options, addresses, packet headers, fragments. */
package io.github.peerfire.rtmfp.wire;
