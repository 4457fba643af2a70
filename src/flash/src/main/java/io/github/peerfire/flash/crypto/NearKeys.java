package io.github.peerfire.flash.crypto;

import io.github.peerfire.rtmfp.common.RandomSource;

/** The private side of an identity. Safe to use from several threads. */
interface NearKeys {

    /** Whether the certificate holds the public keys. */
    boolean areStatic();

    /** Whether keys can be agreed in that group. */
    boolean support(DiffieHellmanGroup group);

    /** The key pair for one agreement in a supported group. */
    DiffieHellmanKeyPair take(DiffieHellmanGroup group, RandomSource random);
}
