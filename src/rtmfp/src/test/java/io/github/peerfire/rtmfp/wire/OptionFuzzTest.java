package io.github.peerfire.rtmfp.wire;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.util.Arrays;

/** VLUs, options and both kinds of option lists. */
class OptionFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 2_000, 200).limit(() -> {
            attempt(() -> readVlus(input));
            attempt(() -> OptionList.decode(new ByteReader(input)));
            attempt(() -> OptionList.decodeRemainder(new ByteReader(input)));
        });
        attempt(() -> readAgain(OptionList.decode(new ByteReader(input))));
        attempt(() -> readAgain(OptionList.decodeRemainder(new ByteReader(input))));
    }

    private static void readVlus(byte[] input) throws MalformedException {
        ByteReader reader = new ByteReader(input);
        byte[] encoded = new byte[Vlu.MAX_ENCODED_LENGTH];
        while (reader.hasRemaining()) {
            int before = reader.position();
            long value = reader.readVlu();
            new ByteWriter(encoded).writeVlu(value);
            int length = Vlu.encodedLength(value);
            if (length > reader.position() - before || new ByteReader(encoded, 0, length).readVlu() != value) {
                throw new AssertionError("VLU " + value);
            }
        }
    }

    private static void readAgain(OptionList options) throws MalformedException {
        ByteWriter writer = new ByteWriter(new byte[options.encodedLength()]);
        options.encode(writer);
        OptionList again = OptionList.decode(new ByteReader(writer.array()));
        ByteWriter second = new ByteWriter(new byte[again.encodedLength()]);
        again.encode(second);
        if (writer.remaining() != 0 || !Arrays.equals(writer.array(), second.array())) {
            throw new AssertionError("options are not written as they were read");
        }
    }

    private static void attempt(Reading reading) {
        try {
            reading.run();
        } catch (MalformedException expected) {
            return;
        }
    }

    private interface Reading {

        void run() throws MalformedException;
    }
}
