package io.github.peerfire.phone.media.echo;

import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds echo cancellation. There is none in Java: without, people who use loudspeakers hear themselves. */
public final class EchoCancellers {

    private EchoCancellers() {
    }

    /** The best on the class path that works; empty if there is none. May take a second the first time. */
    public static Optional<EchoCancellerProvider> best() {
        return ServiceLoader.load(EchoCancellerProvider.class).stream().map(ServiceLoader.Provider::get)
                .filter(EchoCancellerProvider::isAvailable)
                .max(Comparator.comparingInt(EchoCancellerProvider::preference));
    }
}
