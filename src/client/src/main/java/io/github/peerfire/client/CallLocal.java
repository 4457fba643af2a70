package io.github.peerfire.client;

import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.smack.element.MediaKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends while the session is verified what the call has at the moment, and drops what comes before or after, or is
 * muted or held (ProtoXEP 6.6, 6.7). Any thread.
 */
final class CallLocal implements LocalStream {

    private final AtomicReference<PublishedStream> stream = new AtomicReference<>();
    private volatile Set<MediaKind> sending = EnumSet.allOf(MediaKind.class);
    private volatile Runnable keyFrameListener = () -> { };

    void start(PublishedStream published) {
        stream.set(published);
        // Whoever begins to watch sees nothing before a key frame.
        keyFrameWanted();
    }

    /** Sends nothing any more, unless another stream took the place of that one. */
    void stop(PublishedStream published) {
        stream.compareAndSet(published, null);
    }

    void allow(Set<MediaKind> kinds) {
        boolean shown = !sending.contains(MediaKind.VIDEO) && kinds.contains(MediaKind.VIDEO);
        sending = kinds;
        if (shown) {
            keyFrameWanted();
        }
    }

    private PublishedStream streamFor(MediaKind kind) {
        return sending.contains(kind) ? stream.get() : null;
    }

    @Override
    public void audio(long timestamp, byte[] tag) {
        PublishedStream present = streamFor(MediaKind.AUDIO);
        if (present != null) {
            present.audio(timestamp, tag);
        }
    }

    @Override
    public void video(long timestamp, byte[] tag) {
        PublishedStream present = streamFor(MediaKind.VIDEO);
        if (present != null) {
            present.video(timestamp, tag);
        }
    }

    @Override
    public void send(String handler, Object... values) {
        PublishedStream present = streamFor(MediaKind.DATA);
        if (present != null) {
            present.send(handler, values);
        }
    }

    @Override
    public void onKeyFrameRequest(Runnable listener) {
        keyFrameListener = listener;
    }

    /** The other side needs one. */
    void keyFrameWanted() {
        keyFrameListener.run();
    }
}
