package io.github.peerfire.cli;

import io.github.peerfire.flash.NetStatus;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;

/** A command that connects to a server first. */
abstract class ConnectingCommand extends OutputCommand {

    @Mixin
    private ConnectionOptions connection;

    ConnectingCommand(Environment environment) {
        super(environment);
    }

    ConnectionOptions connection() {
        return connection;
    }

    Interruption interruption() {
        return environment().interruption();
    }

    /** Connects; {@code listener} is told all that the connection tells of itself. */
    Connected connect(Consumer<NetStatus> listener) throws CommandFailure, InterruptedException {
        return new Connector(connection, interruption()).connect(listener);
    }

    /** Stays until Ctrl-C, or until the connection is over; either is said as a failure. */
    CommandFailure stay(CompletableFuture<NetStatus> closed) throws InterruptedException {
        return interruption().await(closed)
                ? new CommandFailure(ExitCode.LOST, "The connection is over: " + closed.join().description())
                : new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.");
    }
}
