package io.github.peerfire.flash.crypto;

import java.math.BigInteger;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;

/** The Diffie-Hellman MODP groups that can be agreed in (RFC 7425 §4.2). All have a safe prime and the generator 2. */
public enum DiffieHellmanGroup {

    /** Group 2, 1024 bits (RFC 7296): every implementation has it, yet it is weak. */
    MODP_1024(2, DHStandardGroups.rfc2409_1024, 192),
    /** Group 5, 1536 bits (RFC 3526). */
    MODP_1536(5, DHStandardGroups.rfc3526_1536, 224),
    /** Group 14, 2048 bits (RFC 3526). */
    MODP_2048(14, DHStandardGroups.rfc3526_2048, 256),
    /** Group 16, 4096 bits (RFC 3526). */
    MODP_4096(16, DHStandardGroups.rfc3526_4096, 336);

    private static final BigInteger MARGIN = BigInteger.ONE.shiftLeft(24);
    private static final int LEAST_BITS_OF_EACH_KIND = 16;
    /** Who needs no more public keys than that is done sooner without a table. */
    private static final int PUBLIC_KEYS_WITHOUT_TABLE = 32;

    private final int id;
    private final BigInteger prime;
    private final BigInteger generator;
    private final int exponentBits;
    private final AtomicInteger publicKeys = new AtomicInteger();
    private volatile FixedBasePowers powers;

    DiffieHellmanGroup(int id, DHParameters parameters, int exponentBits) {
        this.id = id;
        this.prime = parameters.getP();
        this.generator = parameters.getG();
        this.exponentBits = exponentBits;
    }

    /** The group with that number on the wire, if there is one here. */
    public static Optional<DiffieHellmanGroup> of(long id) {
        for (DiffieHellmanGroup group : values()) {
            if (group.id == id) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /** The group's number (RFC 7296, RFC 3526). */
    public int id() {
        return id;
    }

    /** The length of the prime, and thereby of a public key as we send it, in bytes. */
    public int keyLength() {
        return (prime.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }

    BigInteger prime() {
        return prime;
    }

    /**
     * Private exponents have this many bytes: twice the group's strength and more (RFC 3526 §8, RFC 7919 §5.2), which
     * makes them cheap and no weaker.
     */
    int exponentLength() {
        return exponentBits / Byte.SIZE;
    }

    /** Whether a far end's public key may be used at all. */
    boolean accepts(BigInteger publicKey) {
        // RFC 7425 §4.6.2
        return publicKey.compareTo(MARGIN) >= 0
                && publicKey.compareTo(prime.subtract(MARGIN)) <= 0
                && publicKey.bitCount() >= LEAST_BITS_OF_EACH_KIND
                && publicKey.bitLength() - publicKey.bitCount() >= LEAST_BITS_OF_EACH_KIND;
    }

    BigInteger publicKey(BigInteger exponent) {
        FixedBasePowers table = powers;
        if (table == null && publicKeys.incrementAndGet() > PUBLIC_KEYS_WITHOUT_TABLE) {
            table = new FixedBasePowers(generator, prime, exponentBits);
            powers = table;
        }
        return table == null || exponent.bitLength() > exponentBits
                ? generator.modPow(exponent, prime) : table.power(exponent);
    }

    BigInteger sharedSecret(BigInteger farPublicKey, BigInteger exponent) {
        return farPublicKey.modPow(exponent, prime);
    }

    /** A public key in network byte order, padded to the prime's length: some receivers know no other. */
    byte[] encode(BigInteger publicKey) {
        byte[] minimal = magnitude(publicKey);
        byte[] padded = new byte[keyLength()];
        System.arraycopy(minimal, 0, padded, padded.length - minimal.length, minimal.length);
        return padded;
    }

    /** A non-negative integer in network byte order without leading zero bytes. */
    static byte[] magnitude(BigInteger value) {
        byte[] signed = value.toByteArray();
        int start = 0;
        while (start < signed.length && signed[start] == 0) {
            start++;
        }
        byte[] minimal = new byte[signed.length - start];
        System.arraycopy(signed, start, minimal, 0, minimal.length);
        return minimal;
    }
}
