package io.github.peerfire.flash.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The frames of a pcapng file: enhanced and simple packet blocks, of any section and interface. */
final class PcapngSource implements FrameSource {

    static final int SECTION = 0x0a0d0d0a;

    private static final int ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE = 1;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    /** Type and length before, length behind. */
    private static final int FRAMING = 12;
    private static final int LONGEST_BLOCK = 16 * 1_048_576;
    private static final int MOST_INTERFACES = 4_096;

    private final CaptureInput in;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private long frames;

    private PcapngSource(CaptureInput in) {
        this.in = in;
    }

    /** Begins behind the first four bytes. */
    static PcapngSource open(CaptureInput in) throws IOException, CaptureException {
        PcapngSource source = new PcapngSource(in);
        source.section();
        return source;
    }

    private void section() throws IOException, CaptureException {
        byte[] start = in.read(8, "the header of a section").array();
        in.setOrder(ByteOrder.BIG_ENDIAN);
        ByteBuffer header = ByteBuffer.wrap(start);
        if (header.getInt(4) != ORDER_MAGIC) {
            in.setOrder(ByteOrder.LITTLE_ENDIAN);
            header.order(ByteOrder.LITTLE_ENDIAN);
        }
        if (header.getInt(4) != ORDER_MAGIC) {
            throw damaged("a section has no byte order");
        }
        interfaces.clear();
        skip(body(header.getInt(0)) - 4);
    }

    /** How many bytes are between the two lengths of a block. */
    private int body(int length) throws CaptureException {
        if (length < FRAMING || length > LONGEST_BLOCK || length % 4 != 0) {
            throw damaged("a block claims to have " + Integer.toUnsignedString(length) + " bytes");
        }
        return length - FRAMING;
    }

    private CaptureException damaged(String what) {
        return new CaptureException("The capture is damaged at byte " + in.position() + ": " + what + ".");
    }

    private void skip(int length) throws IOException, CaptureException {
        if (length < 0) {
            throw damaged("a section has no room for its header");
        }
        in.read(length + 4, "the end of a block");
    }

    @Override
    public Frame next() throws IOException, CaptureException {
        while (true) {
            ByteBuffer type = in.readOrEnd(4, "the header of a block");
            if (type == null) {
                return null;
            }
            Frame frame = block(type.getInt(0));
            if (frame != null) {
                return frame;
            }
        }
    }

    private Frame block(int type) throws IOException, CaptureException {
        if (type == SECTION) {
            section();
            return null;
        }
        int length = body(in.read(4, "the length of a block").getInt(0));
        ByteBuffer body = in.read(length + 4, "a block").limit(length);
        return switch (type) {
            case INTERFACE -> addInterface(body);
            case ENHANCED_PACKET -> enhanced(body);
            case SIMPLE_PACKET -> simple(body);
            default -> null;
        };
    }

    private Frame addInterface(ByteBuffer body) throws CaptureException {
        if (body.remaining() < 8 || interfaces.size() == MOST_INTERFACES) {
            throw damaged("an interface has no description, or there are too many");
        }
        interfaces.add(CaptureInterface.read(body));
        return null;
    }

    private Frame enhanced(ByteBuffer body) throws CaptureException {
        frames++;
        if (body.remaining() < 20) {
            throw damaged("frame " + frames + " has no header");
        }
        CaptureInterface link = link(body.getInt());
        long ticks = (long) body.getInt() << 32 | body.getInt() & 0xffff_ffffL;
        int captured = body.getInt();
        body.getInt();
        return new Frame(link.linkType(), link.nanoseconds(ticks), bytes(body, captured));
    }

    private Frame simple(ByteBuffer body) throws CaptureException {
        frames++;
        if (body.remaining() < 4) {
            throw damaged("frame " + frames + " has no header");
        }
        CaptureInterface link = link(0);
        int original = body.getInt();
        int captured = Integer.compareUnsigned(original, body.remaining()) < 0 ? original : body.remaining();
        return new Frame(link.linkType(), 0, bytes(body, captured));
    }

    private CaptureInterface link(int index) throws CaptureException {
        if (index < 0 || index >= interfaces.size()) {
            throw damaged("frame " + frames + " is of interface " + Integer.toUnsignedString(index)
                    + ", which is not described");
        }
        return interfaces.get(index);
    }

    private byte[] bytes(ByteBuffer body, int length) throws CaptureException {
        if (length < 0 || length > body.remaining()) {
            throw damaged("frame " + frames + " claims to have " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] bytes = new byte[length];
        body.get(bytes);
        return bytes;
    }
}
