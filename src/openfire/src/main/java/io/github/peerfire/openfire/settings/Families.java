package io.github.peerfire.openfire.settings;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;

/** Tells the first address of each family from the others. */
final class Families {

    private final Set<Class<?>> seen = new HashSet<>();

    boolean isFirst(InetAddress address) {
        return seen.add(address.getClass());
    }
}
