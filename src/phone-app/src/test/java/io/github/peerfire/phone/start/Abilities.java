package io.github.peerfire.phone.start;

import io.github.peerfire.phone.media.device.CameraProvider;
import io.github.peerfire.phone.media.echo.EchoCancellerProvider;
import io.github.peerfire.phone.media.video.VideoCodecProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** What a phone finds by ServiceLoader and can use; as a program, to ask a file that is delivered. */
final class Abilities {

    private Abilities() {
    }

    static List<String> found() {
        List<String> found = new ArrayList<>();
        for (VideoCodecProvider codec : ServiceLoader.load(VideoCodecProvider.class)) {
            found.add(codec.title() + ": " + codec.isAvailable());
        }
        for (EchoCancellerProvider canceller : ServiceLoader.load(EchoCancellerProvider.class)) {
            found.add(canceller.getClass().getName() + ": " + canceller.isAvailable());
        }
        for (CameraProvider cameras : ServiceLoader.load(CameraProvider.class)) {
            found.add(cameras.getClass().getName() + ": " + cameras.names());
        }
        return found;
    }

    public static void main(String[] arguments) {
        found().forEach(System.out::println);
    }
}
