package io.github.peerfire.rtmfp.wire;

import java.util.ArrayList;
import java.util.List;

/** Options with a marker at the end (RFC 7016 §2.1.4). */
public record OptionList(List<Option> options) {

    /** No options. */
    public static final OptionList EMPTY = new OptionList(List.of());

    /** Copies the list. */
    public OptionList {
        options = List.copyOf(options);
    }

    /** The options in this order; a type may occur more than once. */
    public static OptionList of(Option... options) {
        return new OptionList(List.of(options));
    }

    /** Whether only the marker would be written. */
    public boolean isEmpty() {
        return options.isEmpty();
    }

    /** The first option of a type, or null. */
    public Option first(long type) {
        for (Option option : options) {
            if (option.type() == type) {
                return option;
            }
        }
        return null;
    }

    /** All options and the marker. */
    public int encodedLength() {
        int length = 1;
        for (Option option : options) {
            length += option.encodedLength();
        }
        return length;
    }

    /** Writes the options and the marker, {@link #encodedLength} bytes. */
    public void encode(ByteWriter writer) {
        for (Option option : options) {
            option.encode(writer);
        }
        writer.writeVlu(0);
    }

    /** Reads options up to and with a marker; a list without one is malformed. */
    public static OptionList decode(ByteReader reader) throws MalformedException {
        Option option = Option.decode(reader);
        if (option == null) {
            return EMPTY;
        }
        List<Option> options = new ArrayList<>(2);
        while (option != null) {
            options.add(option);
            option = Option.decode(reader);
        }
        return new OptionList(options);
    }

    /** Reads options up to the end of the reader, as where a list fills its enclosing structure and needs no marker. */
    public static OptionList decodeRemainder(ByteReader reader) throws MalformedException {
        List<Option> options = new ArrayList<>(2);
        while (reader.hasRemaining()) {
            Option option = Option.decode(reader);
            if (option != null) {
                options.add(option);
            }
        }
        return new OptionList(options);
    }
}
