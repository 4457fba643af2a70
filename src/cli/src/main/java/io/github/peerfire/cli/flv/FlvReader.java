package io.github.peerfire.cli.flv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Reads the tags of an FLV, one after the other.
 *
 * <pre>{@code
 * try (FlvReader flv = FlvReader.open(new BufferedInputStream(in))) {
 *     for (FlvTag tag = flv.next(); tag != null; tag = flv.next()) { ... }
 * }
 * }</pre>
 *
 * <p>Tags of other types than audio, video and script are passed over, and so are sizes of previous tags that are
 * wrong, as programs write them.
 */
public final class FlvReader implements Closeable {

    private static final int SIGNATURE = 0x464c56;
    private static final int HEADER = 9;
    private static final int LONGEST_HEADER = 65_536;
    private static final int FILTER = 0x20;
    private static final int TYPE = 0x1f;

    private final InputStream in;
    private long position;
    private long skipped;

    private FlvReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the head of a file.
     *
     * @param in is closed by {@link #close}
     * @throws FlvException if it is no FLV, or ends within its head
     */
    public static FlvReader open(InputStream in) throws IOException, FlvException {
        FlvReader reader = new FlvReader(in);
        reader.readHeader();
        return reader;
    }

    private void readHeader() throws IOException, FlvException {
        ByteBuffer header = readOrEnd(HEADER, "its header");
        if (header == null) {
            throw new FlvException("This is no FLV: it is empty.");
        } else if (header.getInt(0) >>> 8 != SIGNATURE) {
            throw new FlvException(String.format("This is no FLV: it begins with %06x instead of \"FLV\".",
                    header.getInt(0) >>> 8));
        } else if (header.get(3) != 1) {
            throw new FlvException("This is FLV of version " + (header.get(3) & 0xff) + ", which nobody knows.");
        }
        int offset = header.getInt(5);
        if (offset < HEADER || offset > LONGEST_HEADER) {
            throw new FlvException("The FLV is damaged: its header claims to have "
                    + Integer.toUnsignedString(offset) + " bytes.");
        }
        if (offset > HEADER) {
            read(offset - HEADER, "its header");
        }
        readOrEnd(Integer.BYTES, "its header");
    }

    /**
     * The next tag, or null at the end.
     *
     * @throws FlvException if the file ends within a tag, or is damaged; nothing more can be read then
     */
    public FlvTag next() throws IOException, FlvException {
        while (true) {
            long start = position;
            ByteBuffer header = readOrEnd(FlvTag.HEADER, "the header of a tag");
            if (header == null) {
                return null;
            }
            int type = header.get(0) & TYPE;
            if ((header.get(0) & FILTER) != 0) {
                throw new FlvException("The tag at byte " + start + " is encrypted.");
            }
            byte[] body = read(header.getInt(0) & FlvTag.LONGEST_BODY, "the tag at byte " + start).array();
            readOrEnd(Integer.BYTES, "the size behind the tag at byte " + start);
            if (type == FlvTag.AUDIO || type == FlvTag.VIDEO || type == FlvTag.SCRIPT) {
                long timestamp = (header.get(7) & 0xffL) << 24 | header.getInt(3) & 0xff_ffffL;
                return new FlvTag(type, timestamp, body);
            }
            skipped++;
        }
    }

    /** How many bytes were read. */
    public long position() {
        return position;
    }

    /** How many tags of other types were passed over. */
    public long skipped() {
        return skipped;
    }

    private ByteBuffer readOrEnd(int length, String what) throws IOException, FlvException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length == 0 && length > 0) {
            return null;
        }
        if (bytes.length < length) {
            throw new FlvException("The FLV ends within " + what + ": " + (length - bytes.length) + " of " + length
                    + " bytes are missing.");
        }
        position += length;
        return ByteBuffer.wrap(bytes);
    }

    private ByteBuffer read(int length, String what) throws IOException, FlvException {
        ByteBuffer bytes = readOrEnd(length, what);
        if (bytes == null) {
            throw new FlvException("The FLV ends within " + what + ": " + length + " of " + length
                    + " bytes are missing.");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
