package io.github.peerfire.phone.media.echo;

/**
 * An implementation of echo cancellation. {@link EchoCancellers} finds those that {@link java.util.ServiceLoader}
 * knows.
 */
public interface EchoCancellerProvider {

    /** Which is better: the higher. */
    int preference();

    /** Whether it works on this machine; a native library may be missing. */
    boolean isAvailable();

    /** A new one, for one call. */
    EchoCanceller newEchoCanceller();
}
