package io.github.peerfire.phone.media.session;

import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.phone.media.device.FlvRecording;

/** The far end's stream, of which everything is kept while it is recorded. */
final class RecordedStream implements RemoteStream {

    private final RemoteStream stream;
    private final Recorder recorder;

    RecordedStream(RemoteStream stream, Recorder recorder) {
        this.stream = stream;
        this.recorder = recorder;
    }

    @Override
    public void onAudio(Media listener) {
        stream.onAudio(kept(FlvRecording.AUDIO, listener));
    }

    @Override
    public void onVideo(Media listener) {
        stream.onVideo(kept(FlvRecording.VIDEO, listener));
    }

    private Media kept(int type, Media listener) {
        return (timestamp, tag) -> {
            recorder.take(type, timestamp, tag);
            listener.accept(timestamp, tag);
        };
    }

    @Override
    public void onData(Data listener) {
        stream.onData(listener);
    }

    @Override
    public void requestKeyFrame() {
        stream.requestKeyFrame();
    }
}
