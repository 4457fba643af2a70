package io.github.peerfire.smack.xml;

import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.IQ;

/** Requests and their answers, without waiting. */
public final class IqExchange {

    private IqExchange() {
    }

    /**
     * Sends a request.
     *
     * @return as {@link Outbox#request}
     */
    public static CompletableFuture<IQ> send(XMPPConnection connection, IQ request) {
        return Outbox.of(connection).request(request);
    }

    /**
     * Sends a request whose answer has a known shape.
     *
     * @return as {@link #send(XMPPConnection, IQ)}; fails with {@link MalformedElementException} if the answer is
     *      something else
     */
    public static <A extends IQ> CompletableFuture<A> send(XMPPConnection connection, IQ request, Class<A> shape) {
        return send(connection, request).thenCompose(answer -> {
            if (shape.isInstance(answer)) {
                return CompletableFuture.completedFuture(shape.cast(answer));
            }
            String reason = answer instanceof UnreadableIq unreadable ? unreadable.reason() : "of another kind";
            return CompletableFuture.failedFuture(new MalformedElementException("The answer is " + reason + "."));
        });
    }
}
