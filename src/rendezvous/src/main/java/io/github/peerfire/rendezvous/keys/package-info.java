/**
 * Developer keys, as Cirrus had them: who names one in the URL, {@code rtmfp://host/key}, is admitted, and reaches whom
 * else the key admitted. {@link io.github.peerfire.rendezvous.keys.DeveloperKeys} makes and takes back keys,
 * {@link io.github.peerfire.rendezvous.keys.KeyHolders} admits their holders, and a
 * {@link io.github.peerfire.rendezvous.keys.DeveloperKeyStore} of the host's keeps them.
 *
 * <p>A key travels in URLs, and in the handshake under a key that everybody knows: it says whose deployment a client
 * belongs to, and proves nothing about who uses it.
 */
package io.github.peerfire.rendezvous.keys;
