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

    /** One of the article's time without a camera. */
    StratusPhone stratus(String name) throws Exception {
        return stratus(name, connect());
    }

    StratusPhone stratus(String name, NetConnection connection) {
        return add(new StratusPhone(connection, name, registry, Optional.empty()));
    }

    StratusPhone stratus(String name, FlashCamera camera) throws Exception {
        return add(new StratusPhone(connect(), name, registry, Optional.of(camera)));
    }

    /** A later one. */
    CirrusPhone cirrus(String name) throws Exception {
        return add(new CirrusPhone(keys.connectByArgument(), name, registry, Optional.empty()));
    }

    private <P extends AdobePhone> P add(P phone) {
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
