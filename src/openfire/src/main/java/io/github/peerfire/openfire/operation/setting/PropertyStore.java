package io.github.peerfire.openfire.operation.setting;

import io.github.peerfire.openfire.settings.PropertySource;

/** Where settings are kept; Openfire's system properties in a server. Changing one may wait for the database. */
public interface PropertyStore extends PropertySource {

    /**
     * Sets a property.
     *
     * @param secret whether it is to be kept encrypted
     */
    void set(String name, String value, boolean secret);

    /**
     * Whether a property comes from a file of this node, which goes before what can be set here and is not changed from
     * here.
     */
    boolean isInFile(String name);

    /** Removes a property; nothing happens if it is not set. */
    void remove(String name);
}
