package io.github.peerfire.demo;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.XMPPConnection;

/** Users of Adobe's Video Phone, whom one developer key lets in. */
final class AdobePhones implements AutoCloseable {

    private final KeyIssuer keys;
    private final URI registry;
    private final List<AdobePhone> made = new ArrayList<>();

    AdobePhones(EmbeddedOpenfire server, URI registry) throws Exception {
        this.keys = new KeyIssuer(server, new Phones(server));
        this.registry = registry;
    }

    /** Who issued the key. */
    XMPPConnection administrator() {
        return keys.connection();
    }

    NetConnection connect() throws Exception {
        return keys.connect();
    }

    /** One without a camera. */
    AdobePhone phone(String name) throws Exception {
        return phone(name, connect());
    }

    AdobePhone phone(String name, NetConnection connection) {
        return add(new AdobePhone(connection, name, registry, Optional.empty()));
    }

    AdobePhone phone(String name, FlashCamera camera) throws Exception {
        return add(new AdobePhone(connect(), name, registry, Optional.of(camera)));
    }

    private AdobePhone add(AdobePhone phone) {
        made.add(phone);
        return phone;
    }

    @Override
    public void close() {
        made.forEach(AdobePhone::close);
        try {
            keys.close();
        } catch (Exception e) {
            throw new IllegalStateException("The developer key is not taken back", e);
        }
    }
}
