/**
 * Very many clients of one server in one process, each no more than keys and a few numbers. A {@code Crowd} has them
 * come, answers for them what a server asks of idle clients, and lets them go; the subcommands of the load generator
 * say when.
 */
package io.github.peerfire.bench.crowd;
