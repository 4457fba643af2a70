package io.github.peerfire.phone.media;

/** What a device is for. */
public enum DeviceKind {
    /** Hears. */
    MICROPHONE,
    /** Is heard. */
    LOUDSPEAKER,
    /** Sees. */
    CAMERA
}
