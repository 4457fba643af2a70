package io.github.peerfire.phone.media;

/** A device that is not there, is busy, or was unplugged. The message is a sentence for the user that says what to do. */
public final class DeviceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a sentence for the user. */
    public DeviceException(String sentence) {
        super(sentence);
    }

    /** With a sentence for the user, and what the platform said. */
    public DeviceException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
