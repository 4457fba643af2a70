package io.github.peerfire.rtmfp.common;

/** Timers and numbers of flows, each from the section that it names. Times are in nanoseconds, sizes in bytes. */
public final class FlowParameters {

    /** RFC 7016 §2.3.11.1.1: the option type of the user's per-flow metadata. */
    public static final long METADATA_OPTION = 0x00;

    /** RFC 7016 §2.3.11.1.2: the option type of the return flow association. */
    public static final long RETURN_ASSOCIATION_OPTION = 0x0a;

    /**
     * RFC 7016 §2.3.11.1: options of this type and above that are not understood are ignored, those below it reject.
     */
    public static final long FIRST_IGNORABLE_OPTION = 0x2000;

    /** RFC 7016 §2.3.11.1.1: how long metadata should be at most. */
    public static final int MAX_METADATA_LENGTH = 512;

    /** RFC 7016 §2.3.13: what one block of a receive window is. */
    public static final int BUFFER_BLOCK = 1_024;

    /** RFC 7016 §3.6.2: the receive window before the first advertisement. */
    public static final int INITIAL_RECEIVE_WINDOW = 65_536;

    /** RFC 7016 §3.6.2.5: negative acknowledgements that make a loss. */
    public static final int LOSS_THRESHOLD = 3;

    /** RFC 7016 §3.6.2.9.1: when the first buffer probe is sent, and the shortest time to the second. */
    public static final long MIN_PROBE_PERIOD = Time.SECOND;

    /** RFC 7016 §3.6.2.9.1: the longest time between buffer probes, unless ERTO is longer. */
    public static final long MAX_PROBE_PERIOD = 60 * Time.SECOND;

    /** RFC 7016 §3.6.2.11: F_COMPLETE_LINGER. */
    public static final long SEND_LINGER = 130 * Time.SECOND;

    /** RFC 7016 §3.6.3.8: RF_COMPLETE_LINGER. */
    public static final long RECEIVE_LINGER = 120 * Time.SECOND;

    /** RFC 7016 §3.6.3.4.4: DELACK_ALARM. */
    public static final long ACKNOWLEDGEMENT_DELAY = 200 * Time.MILLISECOND;

    /** RFC 7016 §3.6.3.2: packets with user data that oblige to acknowledge at once. */
    public static final int PACKETS_PER_ACKNOWLEDGEMENT = 2;

    /** RFC 7016 §3.6.3.2: a window advertisement of fewer blocks makes the next one urgent. */
    public static final int URGENT_WINDOW_BLOCKS = 2;

    /** RFC 7016 §3.6.3.3: what a buffered fragment costs beside its data. */
    public static final int FRAGMENT_OVERHEAD = 64;

    private FlowParameters() {
    }
}
