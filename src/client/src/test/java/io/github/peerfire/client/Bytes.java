package io.github.peerfire.client;

/** Bytes as the ProtoXEP's vectors have them. */
final class Bytes {

    private static final int NONCE = 32;

    private Bytes() {
    }

    /** 32 bytes that count up. */
    static byte[] counting(int from) {
        byte[] bytes = new byte[NONCE];
        for (int i = 0; i < NONCE; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }
}
