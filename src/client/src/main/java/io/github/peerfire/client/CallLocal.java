package io.github.peerfire.client;

import io.github.peerfire.flash.PublishedStream;
import io.github.peerfire.smack.element.MediaKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sends while the session is verified what the call has at the moment, and drops what comes before or after, or is
 * muted or held (ProtoXEP 6.6, 6.7). Any thread.
 */
final class CallLocal implements LocalStream {

    /** One; several while the sessions of a conference move to another binding. */
    private final List<PublishedStream> streams = new CopyOnWriteArrayList<>();
    private volatile Set<MediaKind> sending = EnumSet.allOf(MediaKind.class);
    private final boolean shared;
    private volatile Runnable keyFrameListener = () -> { };
    private volatile Runnable repeatListener = () -> { };

    /** @param shared whether it goes to several, who may not all be given what one of them asks for */
    CallLocal(boolean shared) {
        this.shared = shared;
    }

    void start(PublishedStream published) {
        if (!streams.contains(published)) {
            streams.add(published);
        }
        // Whoever begins to watch sees nothing before a key frame.
        keyFrameWanted();
    }

    /** That stream gets nothing any more. */
    void stop(PublishedStream published) {
        streams.remove(published);
    }

    void allow(Set<MediaKind> kinds) {
        boolean shown = !sending.contains(MediaKind.VIDEO) && kinds.contains(MediaKind.VIDEO);
        sending = kinds;
        if (shown) {
            keyFrameWanted();
        }
    }

    private List<PublishedStream> streamsFor(MediaKind kind) {
        return sending.contains(kind) ? streams : List.of();
    }

    @Override
    public void audio(long timestamp, byte[] tag) {
        streamsFor(MediaKind.AUDIO).forEach(present -> present.audio(timestamp, tag));
    }

    @Override
    public void video(long timestamp, byte[] tag) {
        streamsFor(MediaKind.VIDEO).forEach(present -> present.video(timestamp, tag));
    }

    @Override
    public void send(String handler, Object... values) {
        streamsFor(MediaKind.DATA).forEach(present -> present.send(handler, values));
    }

    @Override
    public void onKeyFrameRequest(Runnable listener) {
        keyFrameListener = listener;
    }

    @Override
    public void onAudioRepeatRequest(Runnable listener) {
        repeatListener = listener;
    }

    /** The other side wants to get sound twice. */
    void audioRepeatsWanted() {
        if (!shared) {
            repeatListener.run();
        }
    }

    /** The other side needs one. */
    void keyFrameWanted() {
        keyFrameListener.run();
    }
}
