package io.github.peerfire.netty;

/** How datagrams come to an endpoint, which decides how its sockets are best read. */
enum Arrivals {

    /** Many from few: the system joins those of one length from one address to a run. */
    IN_RUNS,

    /** Few from each of many, as they come to servers: the system hands over several that have nothing in common. */
    FROM_MANY;

    /** @param servesStrangers see {@link io.github.peerfire.rtmfp.EndpointConfig} */
    static Arrivals at(boolean servesStrangers) {
        return servesStrangers ? FROM_MANY : IN_RUNS;
    }
}
