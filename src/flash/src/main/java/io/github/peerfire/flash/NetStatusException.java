package io.github.peerfire.flash;

/**
 * A future failed; {@link #status} says why, in ActionScript's terms. Futures wrap it as they do any failure:
 *
 * <pre>{@code
 * try {
 *     connection = NetConnection.connect(uri).join();
 * } catch (CompletionException e) {
 *     if (e.getCause() instanceof NetStatusException failure) {
 *         // NetConnection.Connect.Failed (error): The server did not answer in time.
 *         log.warn("{}", failure.status());
 *     }
 * }
 * }</pre>
 */
public final class NetStatusException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient NetStatus status;

    /** @param cause what led to it, or null */
    NetStatusException(NetStatus status, Throwable cause) {
        super(status.toString(), cause);
        this.status = status;
    }

    /** Why; null after deserialization. */
    public NetStatus status() {
        return status;
    }
}
