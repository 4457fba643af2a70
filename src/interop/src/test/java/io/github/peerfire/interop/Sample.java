package io.github.peerfire.interop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Audio whose every byte is known: G.711 tags of 20 ms, as an FLV file and one by one. */
final class Sample {

    /** Milliseconds between two tags. */
    static final int PERIOD = 20;

    /** Tags differ from those that are fewer than so many before or after them. */
    static final int DISTINCT = 256;

    private static final int AUDIO = 8;
    private static final byte G711_MU_LAW = (byte) 0x82;
    private static final int SAMPLES = 160;
    private static final int HEADER = 13;
    private static final int TAG_HEADER = 11;

    private Sample() {
    }

    /** The body of the tag with that number. */
    static byte[] tag(int number) {
        byte[] tag = new byte[1 + SAMPLES];
        tag[0] = G711_MU_LAW;
        for (int i = 1; i < tag.length; i++) {
            tag[i] = (byte) (number + i);
        }
        return tag;
    }

    /** Which tag it is, modulo {@link #DISTINCT}; -1 if it is none of them. */
    static int numberOf(byte[] tag) {
        int number = tag.length == 1 + SAMPLES ? tag[1] - 1 & DISTINCT - 1 : -1;
        return number >= 0 && Arrays.equals(tag, tag(number)) ? number : -1;
    }

    /** Writes a file of so many tags. */
    static Path write(Path file, int tags) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("FLV");
        out.writeByte(1);
        out.writeByte(4);
        out.writeInt(9);
        out.writeInt(0);
        for (int i = 0; i < tags; i++) {
            byte[] tag = tag(i);
            int time = i * PERIOD;
            out.writeInt(AUDIO << 24 | tag.length);
            out.writeInt(time << 8 | time >>> 24);
            out.write(new byte[3]);
            out.write(tag);
            out.writeInt(TAG_HEADER + tag.length);
        }
        return Files.write(file, bytes.toByteArray());
    }

    /** The bodies of the audio tags in a file, as far as it goes. */
    static List<byte[]> read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        List<byte[]> tags = new ArrayList<>();
        in.position(Math.min(HEADER, in.limit()));
        while (in.remaining() >= TAG_HEADER) {
            int typeAndLength = in.getInt();
            byte[] tag = new byte[typeAndLength & 0xff_ffff];
            in.position(in.position() + TAG_HEADER - Integer.BYTES);
            if (in.remaining() < tag.length + Integer.BYTES) {
                break;
            }
            in.get(tag).getInt();
            if (typeAndLength >>> 24 == AUDIO) {
                tags.add(tag);
            }
        }
        return tags;
    }
}
