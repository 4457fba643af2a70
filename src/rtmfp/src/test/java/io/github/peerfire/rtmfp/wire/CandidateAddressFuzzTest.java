package io.github.peerfire.rtmfp.wire;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;

/** Addresses, one after the other. */
class CandidateAddressFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        Cost.of(input, 2_000, 100).limit(() -> {
            ByteReader reader = new ByteReader(input);
            try {
                while (reader.hasRemaining()) {
                    readAgain(CandidateAddress.decode(reader));
                }
            } catch (MalformedException expected) {
                return;
            }
        });
    }

    private static void readAgain(CandidateAddress address) throws MalformedException {
        ByteWriter writer = new ByteWriter(new byte[address.encodedLength()]);
        address.encode(writer);
        boolean same = CandidateAddress.decode(new ByteReader(writer.array())).equals(address);
        if (!same || writer.remaining() != 0 || address.address().isUnresolved()) {
            throw new AssertionError("not written as it was read: " + address);
        }
    }
}
