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
        RepeatFilter repeats = new RepeatFilter();
        stream.onAudio((timestamp, tag) -> {
            if (repeats.isNew(timestamp, tag)) {
                recorder.take(FlvRecording.AUDIO, timestamp, tag);
            }
            listener.accept(timestamp, tag);
        });
    }

    @Override
    public void onVideo(Media listener) {
        stream.onVideo((timestamp, tag) -> {
            recorder.take(FlvRecording.VIDEO, timestamp, tag);
            listener.accept(timestamp, tag);
        });
    }

    @Override
    public void onData(Data listener) {
        stream.onData(listener);
    }

    @Override
    public void requestKeyFrame() {
        stream.requestKeyFrame();
    }

    @Override
    public void requestAudioRepeats() {
        stream.requestAudioRepeats();
    }
}
