package io.github.peerfire.phone.media.device;

import io.github.peerfire.phone.media.DeviceException;
import io.github.peerfire.phone.media.DeviceFault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Lets devices be opened once at a time, as most can. Thread-safe. */
public final class OnceAtATime {

    /** Those that are open now. */
    public final Set<String> open = ConcurrentHashMap.newKeySet();
    /** Those that were wanted while they were open. */
    public final Set<String> refused = ConcurrentHashMap.newKeySet();
    /** What was opened and closed, in sentences. */
    public final BlockingQueue<String> changes = new LinkedBlockingQueue<>();

    /** The same device, of which there is no other until it is closed. */
    public <T> T once(Class<T> kind, String name, T device) throws DeviceException {
        if (!open.add(name)) {
            refused.add(name);
            throw new DeviceException(DeviceFault.BUSY, name);
        }
        changes.add(name + " is open");
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (self, use, with) -> {
            try {
                return use.invoke(device, with);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (use.getName().equals("close")) {
                    open.remove(name);
                    changes.add(name + " is closed");
                }
            }
        }));
    }
}
