package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PublishedStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What shows over UDP that two were introduced. */
final class DirectTalk {

    private DirectTalk() {
    }

    /** Has one ask for the other, who says something again and again until it is heard. */
    static void untilHeard(NetConnection asker, NetConnection target) throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        PublishedStream published = NetStream.publishDirect(target, "media");
        NetStream.playFrom(asker, target.nearId(), "media").onData((handler, arguments) -> heard.add(handler));
        String handler = "";
        while (!"onIm".equals(handler)) {
            published.send("onIm", "hello");
            handler = heard.poll(100, TimeUnit.MILLISECONDS);
        }
    }
}
