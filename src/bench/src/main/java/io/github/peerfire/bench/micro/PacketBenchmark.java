package io.github.peerfire.bench.micro;

import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.wire.ByteReader;
import io.github.peerfire.rtmfp.wire.MalformedException;
import io.github.peerfire.rtmfp.wire.PacketAssembler;
import io.github.peerfire.rtmfp.wire.PacketHeader;
import io.github.peerfire.rtmfp.wire.PacketMode;
import io.github.peerfire.rtmfp.wire.Slice;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One full packet of user data: putting it together, sealing it, opening it, taking it apart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PacketBenchmark {

    private static final int SEALED = 1_188;

    private final SessionKeyPair keys = SessionKeyPair.agree();
    private final byte[] message = new byte[1_100];
    private final PacketAssembler assembler = new PacketAssembler(new byte[SEALED]);
    private final byte[] sealed = new byte[SEALED];
    private final byte[] opened = new byte[SEALED];
    private final byte[] encoded = new byte[SEALED];
    private final int encodedLength = encodeInto(encoded);

    private int encodeInto(byte[] target) {
        assemble();
        System.arraycopy(assembler.array(), assembler.offset(), target, 0, assembler.length());
        return assembler.length();
    }

    private int assemble() {
        assembler.begin(0, SEALED - 32, new PacketHeader(false, false, PacketMode.INITIATOR, 17, 4_711));
        new UserData(2, 123_456, 100, FragmentControl.MIDDLE, false, false, null, Slice.of(message))
                .appendTo(assembler);
        return assembler.length();
    }

    /** Writes header and chunk. */
    @Benchmark
    public int encode() {
        return assemble();
    }

    /** Reads header and chunk. */
    @Benchmark
    public Object decode() throws MalformedException {
        ByteReader reader = new ByteReader(encoded, 0, encodedLength);
        PacketHeader header = PacketHeader.decode(reader);
        return new ChunkReader(reader, header.mode()).next();
    }

    /** AES-128-CBC, HMAC-SHA256, sequence number. */
    @Benchmark
    public int seal() {
        return keys.initiator().seal(encoded, 0, encodedLength, sealed, 0);
    }

    /** What {@link #seal} costs, and the opposite. */
    @Benchmark
    public int sealAndOpen() {
        int length = keys.initiator().seal(encoded, 0, encodedLength, sealed, 0);
        return keys.responder().open(sealed, 0, length, opened, 0);
    }
}
