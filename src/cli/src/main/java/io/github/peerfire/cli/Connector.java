package io.github.peerfire.cli;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.flash.RtmfpUri;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Connects as the options say, and says precisely why it cannot. */
final class Connector {

    private final ConnectionOptions options;
    private final Interruption interruption;
    private volatile long sessionUp;

    Connector(ConnectionOptions options, Interruption interruption) {
        this.options = options;
        this.interruption = interruption;
    }

    /** Connects; {@code listener} is told all that the connection tells of itself. */
    Connected connect(Consumer<NetStatus> listener) throws CommandFailure, InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<NetConnection> connecting = NetConnection.connect(options.uri(), options.config()
                .arguments((nearNonce, farNonce) -> {
                    sessionUp = System.nanoTime();
                    return options.arguments();
                })
                .onStatus(listener)
                .build());
        if (!interruption.await(connecting)) {
            connecting.cancel(false);
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted while connecting to " + options.uri() + ".");
        }
        try {
            NetConnection connection = connecting.join();
            long session = sessionUp == 0 ? start : sessionUp;
            return new Connected(connection, Figures.milliseconds(session - start),
                    Figures.milliseconds(System.nanoTime() - session));
        } catch (CompletionException e) {
            throw failure(e.getCause());
        }
    }

    private CommandFailure failure(Throwable cause) {
        if (!(cause instanceof NetStatusException refusal)) {
            return new CommandFailure(ExitCode.INTERNAL, "This is a bug: " + cause);
        }
        NetStatus status = refusal.status();
        RtmfpUri uri = options.uri();
        if (!status.information().isNothing()) {
            return new CommandFailure(ExitCode.REFUSED, uri + " refused: " + status.code()
                    + (status.description().isEmpty() ? "." : ", " + status.description()));
        } else if (sessionUp != 0) {
            return new CommandFailure(ExitCode.UNREACHABLE, uri + " answers, but did not accept the connection: "
                    + status.description());
        } else if (refusal.getCause() != null) {
            return new CommandFailure(ExitCode.UNREACHABLE, status.description());
        }
        return new CommandFailure(ExitCode.UNREACHABLE, uri + " does not answer (" + status.description()
                + ") Nothing listens on UDP port " + uri.port()
                + " there, the server takes nobody new because it is drained, or the way to it is blocked.");
    }
}
