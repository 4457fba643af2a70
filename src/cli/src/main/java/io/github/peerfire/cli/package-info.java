/**
 * {@code peerfire}, the command line: connects, publishes, plays, checks and decodes RTMFP, and is a rendezvous.
 *
 * <p>{@link io.github.peerfire.cli.Peerfire} is the program; the class of a command says what it does.
 */
package io.github.peerfire.cli;
