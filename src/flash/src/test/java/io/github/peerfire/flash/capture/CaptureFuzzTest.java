package io.github.peerfire.flash.capture;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Captures, which may be damaged, and may hold what strangers sent. */
class CaptureFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        // Streams read in pieces of 16 KiB; a frame of a byte takes some objects.
        Cost.of(input, 200_000, 100).limit(() -> read(input));
    }

    private static void read(byte[] input) throws IOException {
        try {
            CaptureReader capture = CaptureReader.open(new ByteArrayInputStream(input));
            for (CapturedDatagram datagram = capture.next(); datagram != null; datagram = capture.next()) {
                if (datagram.payload().length > input.length || datagram.missing() < 0) {
                    throw new AssertionError(datagram.toString());
                }
            }
        } catch (CaptureException e) {
            if (e.getMessage().isEmpty()) {
                throw new AssertionError("no message", e);
            }
        }
    }
}
