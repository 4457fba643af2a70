/**
 * Measures the transport: {@link io.github.peerfire.bench.Bench} runs one benchmark and prints one line of JSON.
 *
 * <p>What is measured over UDP is measured between two processes, so that each one's processor time is its own.
 */
package io.github.peerfire.bench;
