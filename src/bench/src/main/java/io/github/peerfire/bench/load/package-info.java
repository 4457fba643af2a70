/**
 * The load generator: many simulated clients against any RTMFP server, and what the server's process spends on them.
 *
 * <p>{@link io.github.peerfire.bench.load.Load} holds the subcommands. A {@code Swarm} drives few clients, all on one
 * thread, each with an identity, an endpoint and a socket of its own; {@code Operations} runs operations of one kind,
 * so many at a time; {@code Gauge} reads what they cost both processes.
 */
package io.github.peerfire.bench.load;
