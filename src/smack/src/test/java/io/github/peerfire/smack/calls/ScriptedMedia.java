package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.util.ArrayList;
import java.util.List;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** Media that do what a test tells them, and remember what they were told. */
final class ScriptedMedia implements CallMedia {

    private final EntityFullJid self;
    private final List<String> hashes = new ArrayList<>();
    private RtmfpTransport far;
    private Listener listener;
    private boolean closed;

    ScriptedMedia(EntityFullJid self) {
        this.self = self;
    }

    /** The peer ID of a device: one digit, made of its name. */
    static String peerOf(EntityFullJid device) {
        return Integer.toHexString(device.toString().length() % 16).repeat(64);
    }

    @Override
    public RtmfpTransport transport() {
        return RtmfpTransport.address(peerOf(self), 1, JidCreate.fromOrThrowUnchecked("rtmfp.example.net"),
                "rtmfp://rtmfp.example.net/xmpp", "Vw3nJ8kz0Qm2T5x7B1c9Lg");
    }

    @Override
    public void connect(RtmfpTransport address, Listener told) {
        far = address;
        listener = told;
    }

    @Override
    public void takeFarHash(String hash) {
        hashes.add(hash);
    }

    @Override
    public void close() {
        closed = true;
    }

    RtmfpTransport far() {
        return far;
    }

    Listener listener() {
        return listener;
    }

    List<String> hashes() {
        return hashes;
    }

    boolean isClosed() {
        return closed;
    }
}
