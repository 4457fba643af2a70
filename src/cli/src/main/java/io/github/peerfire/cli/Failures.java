package io.github.peerfire.cli;

import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.flash.StatusCode;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** What the outcomes of streams and calls mean for a command. */
final class Failures {

    private Failures() {
    }

    /** What a future failed with, if that was a status. */
    static Optional<NetStatus> status(CompletionException failure) {
        return failure.getCause() instanceof NetStatusException refusal
                ? Optional.of(refusal.status()) : Optional.empty();
    }

    /** Why a stream, described by {@code subject}, did not begin. */
    static CommandFailure ofStream(String subject, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof NetStatusException refusal)) {
            return new CommandFailure(ExitCode.INTERNAL, "This is a bug: " + cause);
        }
        return ofStream(subject, refusal.status());
    }

    static CommandFailure ofStream(String subject, NetStatus status) {
        boolean unreachable = status.code().equals(StatusCode.STREAM_CONNECT_FAILED);
        return new CommandFailure(unreachable ? ExitCode.UNREACHABLE : ExitCode.REFUSED,
                subject + ": " + status.code() + (status.description().isEmpty() ? "." : ", " + status.description()));
    }
}
