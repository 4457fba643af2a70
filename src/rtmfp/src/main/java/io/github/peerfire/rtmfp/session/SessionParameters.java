package io.github.peerfire.rtmfp.session;

import io.github.peerfire.rtmfp.common.Time;

/** The timers and limits of sessions; times in nanoseconds, sizes in bytes. */
public final class SessionParameters {

    /** The longest datagram of a session before anything is known about the path. */
    public static final int PACKET_SIZE = 1_192;

    /** The longest datagram of a session whatever the path carries. */
    public static final int PACKET_SIZE_LIMIT = 2_048;

    /** What a relay adds to a datagram: RFC 8656 §12.4, the header of channel data. */
    static final int RELAY_OVERHEAD = 4;

    /** RFC 7016 §3.5.1.1.1: the ultimate open timeout. */
    public static final long OPEN_LIMIT = 95 * Time.SECOND;

    /**
     * The first interval between two IHellos to one address, and between two IIKeyings where nothing is known of the
     * path.
     */
    public static final long FIRST_REPEAT = 300 * Time.MILLISECOND;

    /** The least there is between the first two IIKeyings; what a responder may take for the key agreement is in it. */
    static final long LEAST_REPEAT = 200 * Time.MILLISECOND;

    /** RFC 7016 §3.5.1.1.1: what each interval is longer than the one before. */
    public static final long REPEAT_INCREMENT = 1_500 * Time.MILLISECOND;

    /** RFC 7016 §3.5.1.1.1: REDIRECT_THRESHOLD, over one whole attempt to open. */
    public static final int CANDIDATE_LIMIT = 24;

    /** How long IIKeying goes unanswered before another responder's hello is tried, if there was one. */
    static final long ALTERNATIVE_AFTER = 3 * Time.SECOND;

    /** How many responder hellos are remembered beside the one in use. */
    static final int ALTERNATIVE_LIMIT = 3;

    /** Of our own tags, in bytes; what old clients expect. */
    static final int TAG_LENGTH = 16;

    /** The longest tag that is echoed. */
    static final int TAG_LIMIT = 64;

    /** How long a cookie is good for; at least {@link #OPEN_LIMIT} (RFC 7016 §3.5.1.1.2). */
    static final long COOKIE_LIFETIME = 100 * Time.SECOND;

    /** How long a responder session waits for the first packet that proves the initiator's keys. */
    static final long PROVISIONAL_LIFETIME = 30 * Time.SECOND;

    /** How many sessions may wait so; beyond, whose source has most makes room. */
    static final int PROVISIONAL_LIMIT = 4_096;

    /** How many of them a source has that need not make room before the oldest of all does. */
    static final int PROVISIONAL_SHARE = 16;

    /**
     * How many key agreements may wait that others caused; so many take a fraction of the two seconds in which all
     * repeat twice.
     */
    static final int KEYING_LIMIT = 1_024;

    /**
     * The longest payload of an IIKeying that is taken from strangers, for so much of each is kept until it is computed
     * and confirmed. The longest of known clients, with keys in three groups, has 1,100 bytes.
     */
    static final int KEYING_LENGTH_LIMIT = 1_536;

    /** How many sessions' timers are looked after before what came in meanwhile is looked at. */
    static final int TIMEOUTS_AT_ONCE = 256;

    /** Packets kept that came before the keys to open them were ready. */
    static final int EARLY_PACKET_LIMIT = 8;

    /** RFC 7016 §3.5.5: between two Session Close Requests. */
    static final long CLOSE_REPEAT = 5 * Time.SECOND;

    /** RFC 7016 §3.5.5: how long a close waits for its acknowledgement. */
    public static final long NEAR_CLOSE_LIMIT = 90 * Time.SECOND;

    /** RFC 7016 §3.5.5: how long a far end's close is acknowledged again. */
    public static final long FAR_CLOSE_LINGER = 19 * Time.SECOND;

    /**
     * How many sessions may linger so; beyond, each that opens ends the lingering of the oldest. So there are never
     * more than so many beside the most that were open at a time.
     */
    public static final int LINGERING_LIMIT = 1_024;

    /** RFC 7016 §3.5.4.2: between two mobility checks. */
    static final long MOBILITY_INTERVAL = Time.SECOND;

    /** RFC 7016 §3.5.4.2: how long a mobility check may be answered. */
    static final long MOBILITY_LIFETIME = 120 * Time.SECOND;

    /** Answers to pings that may wait for a packet. */
    static final int PING_REPLY_LIMIT = 4;

    /** Forwarded hellos that may wait for a packet in one session. */
    static final int FORWARD_LIMIT = 16;

    /** Startup datagrams that may wait for the driver. */
    static final int OUTBOX_LIMIT = 1_024;

    private SessionParameters() {
    }
}
