package io.github.peerfire.phone.control;

import io.github.peerfire.phone.media.session.MediaSession;
import io.github.peerfire.phone.media.session.MediaSettings;

/** The devices that a session has, of which only those are opened anew that others are wanted for. On one thread. */
final class UsedDevices {

    private final MediaSession session;
    private MediaSettings used;

    /** @param first those that the session begins with */
    UsedDevices(MediaSession session, MediaSettings first) {
        this.session = session;
        this.used = first;
    }

    MediaSession session() {
        return session;
    }

    MediaSettings present() {
        return used;
    }

    void use(MediaSettings next) {
        if (next.echoCancellation() != used.echoCancellation()) {
            session.setEchoCancellation(next.echoCancellation());
        }
        if (!next.microphone().equals(used.microphone())) {
            session.setMicrophone(next.microphone());
        }
        if (!next.loudspeaker().equals(used.loudspeaker())) {
            session.setLoudspeaker(next.loudspeaker());
        }
        if (!next.camera().equals(used.camera())) {
            session.setCamera(next.camera());
        }
        used = next;
    }
}
