package io.github.peerfire.netty.turn;

import io.github.peerfire.rtmfp.common.Time;

/**
 * The times that a client chooses, in nanoseconds.
 *
 * @param renewal between two renewals of a permission or channel that is in use
 * @param permissionLifetime how long a server keeps a permission (RFC 8656 §9)
 * @param channelLifetime how long it keeps a channel (RFC 8656 §12)
 * @param keepalive the longest silence towards the server, lest a NAT forget the client
 * @param check between two looks at what has to be renewed
 */
record TurnTimers(long renewal, long permissionLifetime, long channelLifetime, long keepalive, long check) {

    /** Those of the RFC, renewed a minute before they end. */
    static final TurnTimers USUAL = new TurnTimers(
            240 * Time.SECOND, 300 * Time.SECOND, 600 * Time.SECOND, 25 * Time.SECOND, 5 * Time.SECOND);
}
