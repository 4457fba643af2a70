package io.github.peerfire.openfire.it.clustering;

import com.hazelcast.map.IMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The lock of one key of a shared map. */
record KeyLock(IMap<Object, Object> map, Object key) implements Lock {

    @Override
    public void lock() {
        map.lock(key);
    }

    @Override
    public void lockInterruptibly() {
        map.lock(key);
    }

    @Override
    public boolean tryLock() {
        return map.tryLock(key);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return map.tryLock(key, time, unit);
    }

    @Override
    public void unlock() {
        map.unlock(key);
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException();
    }
}
