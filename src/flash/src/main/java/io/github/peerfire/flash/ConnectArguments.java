package io.github.peerfire.flash;

import java.util.Arrays;
import java.util.List;

/**
 * The arguments that {@code connect} carries behind its command object. They are asked for when the session is up and
 * its nonces are known, so they can prove something about this very session:
 *
 * <pre>{@code
 * ConnectArguments ticket = (nearNonce, farNonce) ->
 *         List.of("xmpp-ticket", id, HexFormat.of().formatHex(Hmac.sha256(farNonce, secret)));
 * }</pre>
 */
@FunctionalInterface
public interface ConnectArguments {

    /**
     * Returns the arguments. Called once, on the endpoint's thread.
     *
     * @param nearNonce 32 bytes, which the server knows as its far nonce (RFC 7425 §4.6.5)
     * @param farNonce 32 bytes, which the server knows as its near nonce
     * @return values that {@link io.github.peerfire.flash.amf.AmfValue#of} converts
     */
    List<?> arguments(byte[] nearNonce, byte[] farNonce);

    /** Arguments that do not depend on the session. */
    static ConnectArguments of(Object... arguments) {
        List<?> list = Arrays.asList(arguments.clone());
        return (nearNonce, farNonce) -> list;
    }
}
