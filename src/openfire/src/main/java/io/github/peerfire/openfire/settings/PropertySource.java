package io.github.peerfire.openfire.settings;

/** Where settings are read from; Openfire's system properties in a server. */
@FunctionalInterface
public interface PropertySource {

    /** The value of a property, null if it is not set. */
    String get(String name);
}
