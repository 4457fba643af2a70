package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.ByteWriter;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.Vlu;
import java.util.List;

/** Options that fill a field to its end, without a marker: the form of most fields of this profile. */
record OptionSequence(List<Option> options) {

    OptionSequence {
        options = List.copyOf(options);
    }

    static OptionSequence decode(byte[] encoded) throws MalformedException {
        return new OptionSequence(OptionList.decodeRemainder(new ByteReader(encoded)).options());
    }

    byte[] encode() {
        int length = 0;
        for (Option option : options) {
            length += option.encodedLength();
        }
        byte[] encoded = new byte[length];
        ByteWriter writer = new ByteWriter(encoded);
        for (Option option : options) {
            option.encode(writer);
        }
        return encoded;
    }

    /** The value of the only option of a type, or null if there is none; two are malformed. */
    byte[] single(int type) throws MalformedException {
        byte[] value = null;
        for (Option option : options) {
            if (option.type() == type) {
                if (value != null) {
                    throw MalformedException.INSTANCE;
                }
                value = option.value();
            }
        }
        return value;
    }

    /** An integer as the whole value of an option. */
    static byte[] vlu(long value) {
        byte[] encoded = new byte[Vlu.encodedLength(value)];
        new ByteWriter(encoded).writeVlu(value);
        return encoded;
    }
}
