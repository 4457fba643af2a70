package io.github.peerfire.openfire.it.clustering;

import com.hazelcast.map.IMap;
import java.util.AbstractMap;
import java.util.Set;
import org.jivesoftware.util.cache.Cache;

/** A map that all nodes share. Its size and the age of its entries are not limited. */
final class HazelcastCache<K, V> extends AbstractMap<K, V> implements Cache<K, V> {

    private final IMap<K, V> map;
    private String name;

    HazelcastCache(IMap<K, V> map, String name) {
        this.map = map;
        this.name = name;
    }

    IMap<K, V> map() {
        return map;
    }

    @Override
    public V get(Object key) {
        return map.get(key);
    }

    @Override
    public V put(K key, V value) {
        return map.put(key, value);
    }

    @Override
    public V remove(Object key) {
        return map.remove(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(key);
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return map.entrySet();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void setName(String newName) {
        name = newName;
    }

    @Override
    public long getMaxCacheSize() {
        return -1;
    }

    @Override
    public void setMaxCacheSize(int bytes) {
        // Not limited.
    }

    @Override
    public long getMaxLifetime() {
        return -1;
    }

    @Override
    public void setMaxLifetime(long millis) {
        // Not limited.
    }

    @Override
    public int getCacheSize() {
        return map.size();
    }

    @Override
    public long getCacheHits() {
        return 0;
    }

    @Override
    public long getCacheMisses() {
        return 0;
    }
}
