package io.github.peerfire.flash.capture;

import java.io.IOException;

/** The frames of a capture in one of the formats. */
interface FrameSource {

    /** The next frame, or null at the end. */
    Frame next() throws IOException, CaptureException;
}
