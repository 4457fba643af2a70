package io.github.peerfire.openfire.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.crypto.Hmac;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.Visibility;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Claims of peer IDs, with proofs made here. */
final class Claims {

    private Claims() {
    }

    static Bind of(Device device, NetConnection connection, Visibility visibility) {
        return new Bind(device.service(), connection.nearId().hex(), Optional.of(proof("client", device, connection)),
                Set.of(MediaKind.AUDIO), visibility);
    }

    /** ProtoXEP 4.3. */
    static String proof(String side, Device device, NetConnection connection) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(connection.nearNonce());
        key.writeBytes(connection.farNonce());
        byte[] label = ("urn:xmpp:rtmfp:0 bind " + side + '\0').getBytes(UTF_8);
        return HexFormat.of().formatHex(Hmac.sha256(key.toByteArray(), label,
                HexFormat.of().parseHex(connection.nearId().hex()), device.address().getBytes(UTF_8)));
    }
}
