package io.github.peerfire.openfire.operation.setting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Properties that a test can look at. */
public final class PropertiesInMemory implements PropertyStore {

    /** What is set, by name. */
    public final Map<String, String> values = new HashMap<>();
    /** The names of those that are kept encrypted. */
    public final Set<String> secrets = new HashSet<>();
    /** What a file sets. */
    public final Map<String, String> file = new HashMap<>();

    @Override
    public String get(String name) {
        return file.getOrDefault(name, values.get(name));
    }

    @Override
    public void set(String name, String value, boolean secret) {
        values.put(name, value);
        if (secret) {
            secrets.add(name);
        }
    }

    @Override
    public boolean isInFile(String name) {
        return file.containsKey(name);
    }

    @Override
    public void remove(String name) {
        values.remove(name);
    }
}
