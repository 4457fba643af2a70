package io.github.peerfire.flash.tag;

/** Reads a tag from its beginning. */
final class TagReader {

    private final byte[] tag;
    private int position;

    TagReader(byte[] tag) {
        this.tag = tag;
    }

    int position() {
        return position;
    }

    int remaining() {
        return tag.length - position;
    }

    int readUnsignedByte() throws TagException {
        require(1);
        return tag[position++] & 0xff;
    }

    int readUint16() throws TagException {
        return readUnsignedByte() << Byte.SIZE | readUnsignedByte();
    }

    int readUint24() throws TagException {
        return readUint16() << Byte.SIZE | readUnsignedByte();
    }

    int readInt24() throws TagException {
        return readUint24() << Byte.SIZE >> Byte.SIZE;
    }

    int readInt32() throws TagException {
        return readUint16() << Short.SIZE | readUint16();
    }

    void skip(int bytes) throws TagException {
        require(bytes);
        position += bytes;
    }

    /** Three bytes read before; 0 if there are fewer than three. */
    int uint24At(int from, int size) {
        return size < 3 ? 0
                : (tag[from] & 0xff) << Short.SIZE | (tag[from + 1] & 0xff) << Byte.SIZE | tag[from + 2] & 0xff;
    }

    private void require(int bytes) throws TagException {
        if (remaining() < bytes) {
            throw new TagException(TagFault.TRUNCATED);
        }
    }
}
