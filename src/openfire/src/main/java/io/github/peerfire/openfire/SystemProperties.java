package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.setting.PropertyStore;
import org.jivesoftware.util.JiveGlobals;

/** Openfire's system properties. */
final class SystemProperties implements PropertyStore {

    @Override
    public String get(String name) {
        return JiveGlobals.getProperty(name);
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
