package io.github.peerfire.matrix;

import io.github.peerfire.rtmfp.chunk.UserData;
import java.util.HashMap;
import java.util.Map;

/** What a trace tells of user data from one host: how many fragments were sent, lost, and sent again. */
record FragmentCount(long sent, long lost, long repeated, long needless) {

    /** Of a trace that is over: whatever was sent has arrived or is lost. */
    static FragmentCount of(Trace trace) {
        Map<String, int[]> counts = new HashMap<>();
        long repeated = 0;
        long needless = 0;
        for (Trace.Entry entry : trace.entries()) {
            for (UserData data : entry.chunks(UserData.class).filter(its -> !its.abandon()).toList()) {
                int[] count = counts.computeIfAbsent(
                        entry.packet().sessionId() + "/" + data.flowId() + "/" + data.sequenceNumber(), key ->
                                new int[2]);
                if (entry.isSent()) {
                    repeated += count[0] > 0 ? 1 : 0;
                    count[0]++;
                } else {
                    needless += count[1] > 0 ? 1 : 0;
                    count[1]++;
                }
            }
        }
        long sent = counts.values().stream().mapToLong(count -> count[0]).sum();
        long arrived = counts.values().stream().mapToLong(count -> count[1]).sum();
        return new FragmentCount(sent, sent - arrived, repeated, needless);
    }
}
