package io.github.peerfire.phone.tui;

import io.github.peerfire.phone.control.DeviceNames;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.media.DeviceKind;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists devices, and chooses others. */
final class DeviceOrders {

    private final PhoneController phone;
    private final PhoneSentences sentences;
    private final PrintStream out;

    DeviceOrders(PhoneController phone, PhoneSentences sentences, PrintStream out) {
        this.phone = phone;
        this.sentences = sentences;
        this.out = out;
    }

    /**
     * Follows an order.
     *
     * @param now those that are chosen
     * @param typed nothing, or a kind of device and a name
     */
    void obey(MediaSettings now, String typed) {
        String[] words = typed.strip().split("\\s+", 2);
        Optional<DeviceKind> kind = Arrays.stream(DeviceKind.values())
                .filter(known -> !words[0].isEmpty() && name(known).startsWith(words[0].toLowerCase(Locale.ROOT)))
                .findFirst();
        if (typed.isBlank()) {
            list(now);
        } else if (kind.isPresent() && words.length > 1) {
            phone.setDevices(with(now, kind.get(), words[1]));
            out.println(sentences.text("devices.chosen", name(kind.get()), words[1]));
        } else {
            out.println(sentences.text("devices.which"));
        }
    }

    private static String name(DeviceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static MediaSettings with(MediaSettings devices, DeviceKind kind, String name) {
        return switch (kind) {
            case MICROPHONE -> devices.withMicrophone(name);
            case LOUDSPEAKER -> devices.withLoudspeaker(name);
            case CAMERA -> devices.withCamera(name);
        };
    }

    private void list(MediaSettings now) {
        DeviceNames found = DeviceNames.find().join();
        list(DeviceKind.MICROPHONE, found.microphones(), now.microphone());
        list(DeviceKind.LOUDSPEAKER, found.loudspeakers(), now.loudspeaker());
        list(DeviceKind.CAMERA, found.cameras(), now.camera());
    }

    private void list(DeviceKind kind, List<String> names, String present) {
        names.forEach(name -> out.println((name.equals(present) ? "* " : "  ") + name(kind) + " " + name));
        if (!names.contains(present)) {
            out.println("* " + name(kind) + " " + present);
        }
    }
}
