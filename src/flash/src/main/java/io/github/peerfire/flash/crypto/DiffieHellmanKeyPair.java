package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import java.math.BigInteger;

/** A private exponent and, once it is asked for, its public key. Safe to use from several threads. */
final class DiffieHellmanKeyPair {

    private final DiffieHellmanGroup group;
    private final BigInteger exponent;
    private PublicKey publicKey;

    DiffieHellmanKeyPair(DiffieHellmanGroup group, BigInteger exponent) {
        this.group = group;
        this.exponent = exponent;
    }

    /** Draws an exponent; fast, as the public key is computed when it is first asked for. */
    static DiffieHellmanKeyPair generate(DiffieHellmanGroup group, RandomSource random) {
        BigInteger drawn = new BigInteger(1, random.bytes(group.exponentLength()));
        return new DiffieHellmanKeyPair(group, drawn.setBit(group.exponentLength() * Byte.SIZE - 1));
    }

    DiffieHellmanGroup group() {
        return group;
    }

    /** The public key, padded to the prime's length. Slow on the first call. */
    synchronized PublicKey publicKey() {
        if (publicKey == null) {
            publicKey = new PublicKey(group.id(), group.encode(group.publicKey(exponent)));
        }
        return publicKey;
    }

    /**
     * Computes DH_SECRET. Slow.
     *
     * @return the shared secret without leading zero bytes
     * @throws KeyingException if the far end's key is not acceptable
     */
    byte[] sharedSecret(PublicKey far) throws KeyingException {
        BigInteger number = far.number();
        // RFC 7425 §4.6.2
        if (far.groupId() != group.id() || !group.accepts(number)) {
            throw new KeyingException("The far end's public key is not acceptable");
        }
        return DiffieHellmanGroup.magnitude(group.sharedSecret(number, exponent));
    }
}
