package io.github.peerfire.rtmfp.flow;

/** Whether a flow in which something waits for the far end gets on at all. */
final class Progress {

    /** Bytes of user data that count as progress. */
    private static final int LEAST = 1_024;

    private long since;
    /** Up to {@link #LEAST}. */
    private int bytes;

    /** So much came about. */
    void made(long count) {
        bytes = (int) Math.min(LEAST, bytes + count);
    }

    /**
     * Whether less than {@value #LEAST} bytes came about in all of the time {@code limit}; to be asked from time to
     * time.
     *
     * @param waiting whether there is anything that waits for the far end
     * @param heardTime counts only while the far end is heard, so that it need not answer for a dead network
     */
    boolean isStalled(boolean waiting, long heardTime, long limit) {
        if (!waiting || bytes >= LEAST) {
            since = heardTime;
            bytes = 0;
            return false;
        }
        return heardTime - since >= limit;
    }
}
