package io.github.peerfire.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a command finds around it.
 *
 * @param out standard output
 * @param err standard error
 * @param terminal whether a person watches {@code err}
 * @param interruption tells when the command has to end
 */
record Environment(InputStream in, PrintStream out, PrintStream err, boolean terminal, Interruption interruption) {
}
