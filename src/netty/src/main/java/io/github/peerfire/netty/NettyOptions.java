package io.github.peerfire.netty;

import io.github.peerfire.rtmfp.TurnServer;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.util.List;

/**
 * What the drivers of one factory have in common.
 *
 * @param proxies TURN proxies to use as a backup
 * @param random unpredictable
 * @param machine whose addresses are watched
 * @param watchPeriod nanoseconds between two looks at them
 */
record NettyOptions(List<TurnServer> proxies, RandomSource random, LocalMachine machine, long watchPeriod) {

    NettyOptions withProxies(List<TurnServer> servers) {
        return new NettyOptions(List.copyOf(servers), random, machine, watchPeriod);
    }
}
