package io.github.peerfire.cli;

/** With what {@code peerfire} ends; a part of its interface. */
final class ExitCode {

    /** All was done. */
    static final int OK = 0;
    /** Something that should not happen: a bug. */
    static final int INTERNAL = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** A file cannot be read or written, or holds something else than it should. */
    static final int FILE = 3;
    /** Nobody answers, or the network does not let it through. */
    static final int UNREACHABLE = 4;
    /** The server or the peer does not want. */
    static final int REFUSED = 5;
    /** It began, and ended too early. */
    static final int LOST = 6;

    /** Somebody pressed Ctrl-C, as shells number it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {
    }
}
