package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.setting.PropertyStore;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jivesoftware.util.JiveGlobals;

/**
 * Openfire's system properties, which all nodes of a cluster have in common; those that have to differ may stand in a
 * node's {@code conf/openfire.xml}, and come from there then.
 */
final class SystemProperties implements PropertyStore {

    private static final Set<String> OF_NODE = Stream.of(
                    "bindAddress", "port", "advertisedHost", "advertisedPort", "publicAddresses", "probePort")
            .map(RtmfpProperties.PREFIX::concat).collect(Collectors.toUnmodifiableSet());

    @Override
    public String get(String name) {
        String own = ofNode(name);
        return own == null ? JiveGlobals.getProperty(name) : own;
    }

    private static String ofNode(String name) {
        return OF_NODE.contains(name) ? JiveGlobals.getXMLProperty(name) : null;
    }

    @Override
    public boolean isInFile(String name) {
        return ofNode(name) != null;
    }

    @Override
    public void set(String name, String value, boolean secret) {
        JiveGlobals.setProperty(name, value, secret);
    }

    @Override
    public void remove(String name) {
        JiveGlobals.deleteProperty(name);
    }
}
