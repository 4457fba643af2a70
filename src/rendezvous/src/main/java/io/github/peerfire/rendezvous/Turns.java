package io.github.peerfire.rendezvous;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Who had how much of a budget that many ask for, within one second: who had much waits for those who had less. A
 * source gets one more only if more is left than it had, and each of its addresses only if more is left to the source
 * than that address had. So a source that nobody competes with gets half of it at once, and as long as fewer sources
 * ask than there is budget for in a second, each finds something within one. Not for several threads; as large as what
 * was let through.
 */
final class Turns {

    private final Map<SourceNetwork, Integer> bySource = new HashMap<>();
    private final Map<InetSocketAddress, Integer> byAddress = new HashMap<>();

    /**
     * Whether it is somebody's turn, who then has one more.
     *
     * @param left how much of the budget is left
     */
    boolean take(InetSocketAddress asker, long left) {
        SourceNetwork source = SourceNetwork.of(asker.getAddress());
        long leftToSource = source.local() ? left : left - bySource.getOrDefault(source, 0);
        if (leftToSource <= byAddress.getOrDefault(asker, 0)) {
            return false;
        }
        bySource.merge(source, 1, Integer::sum);
        byAddress.merge(asker, 1, Integer::sum);
        return true;
    }
}
