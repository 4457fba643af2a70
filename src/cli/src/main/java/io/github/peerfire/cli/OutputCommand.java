package io.github.peerfire.cli;

/** A command that tells something. */
interface OutputCommand {

    /** How it tells. */
    OutputOptions output();
}
