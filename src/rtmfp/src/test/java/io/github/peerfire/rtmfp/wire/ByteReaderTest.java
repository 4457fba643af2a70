package io.github.peerfire.rtmfp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.peerfire.conformance.Proves;
import org.junit.jupiter.api.Test;

class ByteReaderTest {

    private final byte[] bytes = {9, 1, 2, 3, 4, 5, 6, (byte) 0x80, 9};

    @Test
    @Proves("R7016-006")
    void integersAreBigEndianAndUnsigned() throws MalformedException {
        ByteReader reader = new ByteReader(bytes, 1, 7);

        assertThat(reader.readUint32()).isEqualTo(0x01020304);
        assertThat(reader.readUint16()).isEqualTo(0x0506);
        assertThat(reader.readUnsignedByte()).isEqualTo(0x80);
        assertThat(reader.hasRemaining()).isFalse();
    }

    @Test
    @Proves("R7016-004")
    void nothingIsReadBeyondTheEnd() {
        ByteReader reader = new ByteReader(bytes, 0, 3);

        assertThatThrownBy(reader::readUint32).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader.readBytes(4)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader.readBytes(-1)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader.slice(4)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader.skip(4)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aSliceEndsWhereItsOwnBytesEnd() throws MalformedException {
        ByteReader reader = new ByteReader(bytes);
        ByteReader slice = reader.slice(2);

        assertThat(slice.readRemainder()).containsExactly(9, 1);
        assertThatThrownBy(slice::readUnsignedByte).isInstanceOf(MalformedException.class);
        assertThat(reader.readUnsignedByte()).isEqualTo(2);
    }

    @Test
    void aSliceOfTheRemainderIsNotCopied() {
        ByteReader reader = new ByteReader(bytes, 7, 2);
        Slice slice = reader.sliceRemainder();

        assertThat(slice.array()).isSameAs(bytes);
        assertThat(slice.toBytes()).containsExactly(0x80, 9);
        assertThat(slice).isEqualTo(Slice.of(new byte[] {(byte) 0x80, 9}));
        assertThat(reader.remaining()).isZero();
    }
}
