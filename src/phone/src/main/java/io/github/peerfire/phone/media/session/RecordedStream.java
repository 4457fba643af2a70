package io.github.peerfire.phone.media.session;

import io.github.peerfire.client.RemoteStream;
import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.device.FlvRecording;
import java.util.function.Consumer;

/** The far end's stream, of which everything is kept in a file. */
final class RecordedStream implements RemoteStream {

    private final RemoteStream stream;
    private final FlvRecording recording;
    private final Consumer<MediaEvent> events;

    RecordedStream(RemoteStream stream, FlvRecording recording, Consumer<MediaEvent> events) {
        this.stream = stream;
        this.recording = recording;
        this.events = events;
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
            try {
                recording.write(type, timestamp, tag);
            } catch (DeviceException e) {
                events.accept(new MediaEvent.RecordingFailed(e));
            }
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
