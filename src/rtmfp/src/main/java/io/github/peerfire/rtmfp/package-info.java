/**
 * An RTMFP endpoint (RFC 7016) as a deterministic state machine without input or output of its own.
 *
 * <p>{@link io.github.peerfire.rtmfp.Endpoint} is told the time, given the datagrams that arrived, and asked for those
 * to send; an {@link io.github.peerfire.rtmfp.EndpointDriver} does that over real UDP or a simulated network. Nothing
 * here owns a thread, a socket, a clock or a source of randomness.
 *
 * <p>Dependencies point one way: {@code wire <- chunk <- flow <- session <- rtmfp}, with {@code common} below all,
 * {@code crypto} (an SPI) and {@code congestion} beside.
 */
package io.github.peerfire.rtmfp;
