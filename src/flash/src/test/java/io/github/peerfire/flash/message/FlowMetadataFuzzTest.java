package io.github.peerfire.flash.message;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.util.Optional;

/** Metadata of flows. */
class FlowMetadataFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 1_000, 10).limit(() -> FlowMetadata.decode(input));
        Optional<FlowMetadata> metadata = FlowMetadata.decode(input);
        if (metadata.isPresent() && !FlowMetadata.decode(metadata.get().encode()).equals(metadata)) {
            throw new AssertionError("not read again as it was written: " + metadata.get());
        }
    }
}
