package io.github.peerfire.cli.flv;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** FLV files, which come from anywhere. What is read is written as it was. */
class FlvFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        // Streams read in pieces of 16 KiB; a tag of no bytes takes some objects, and its script is decoded.
        Cost.of(input, 300_000, 200).limit(() -> read(input));
    }

    private static void read(byte[] input) throws IOException {
        try (FlvReader reader = FlvReader.open(new ByteArrayInputStream(input))) {
            for (FlvTag tag = reader.next(); tag != null; tag = reader.next()) {
                tag.toMessage();
                FlvMetadata.of(tag).ifPresent(metadata -> metadata.tag(1, 2));
                FlvTag again = FlvReader.open(new ByteArrayInputStream(file(tag))).next();
                if (again.type() != tag.type() || again.timestamp() != tag.timestamp()
                        || !Arrays.equals(again.body(), tag.body())) {
                    throw new AssertionError(tag + " became " + again);
                }
            }
        } catch (FlvException e) {
            if (e.getMessage().isEmpty()) {
                throw new AssertionError("no message", e);
            }
        }
    }

    private static byte[] file(FlvTag tag) {
        byte[] header = {'F', 'L', 'V', 1, 5, 0, 0, 0, 9, 0, 0, 0, 0};
        byte[] encoded = FlvWriter.encode(tag);
        byte[] file = Arrays.copyOf(header, header.length + encoded.length);
        System.arraycopy(encoded, 0, file, header.length, encoded.length);
        return file;
    }
}
