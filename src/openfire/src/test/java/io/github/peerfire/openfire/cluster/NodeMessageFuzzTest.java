package io.github.peerfire.openfire.cluster;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.io.IOException;
import java.util.Arrays;

/** Whatever another node may send, of another version or damaged: it is refused, or is what it is written as again. */
class NodeMessageFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 200_000, 1_000).limit(() -> {
            try {
                NodeMessage read = MessageReader.decode(input);
                byte[] written = MessageWriter.encode(read);
                if (!Arrays.equals(written, MessageWriter.encode(MessageReader.decode(written)))) {
                    throw new AssertionError(read + " is written in two ways");
                }
            } catch (IOException e) {
                // Refused, as promised.
                return;
            }
        });
    }
}
