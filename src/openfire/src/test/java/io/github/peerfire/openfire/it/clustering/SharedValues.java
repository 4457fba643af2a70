package io.github.peerfire.openfire.it.clustering;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import org.jivesoftware.util.cache.ExternalizableUtilStrategy;

/** How Openfire writes the parts of what it shares: whatever they are, serialized by Java. */
final class SharedValues implements InvocationHandler {

    private final ClassLoader classes;

    private SharedValues(ClassLoader classes) {
        this.classes = classes;
    }

    static ExternalizableUtilStrategy of(ClassLoader classes) {
        return (ExternalizableUtilStrategy) Proxy.newProxyInstance(SharedValues.class.getClassLoader(),
                new Class<?>[] {ExternalizableUtilStrategy.class}, new SharedValues(classes));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments[0] instanceof DataOutput out) {
            write(out, arguments[1]);
            return null;
        }
        Object value = read((DataInput) arguments[0], classes);
        if (arguments.length == 1) {
            return value;
        }
        return arguments[1] instanceof Map<?, ?> map ? putAll(map, value) : addAll((Collection<?>) arguments[1], value);
    }

    @SuppressWarnings("unchecked")
    private static int putAll(Map<?, ?> map, Object value) {
        ((Map<Object, Object>) map).putAll((Map<Object, Object>) value);
        return map.size();
    }

    @SuppressWarnings("unchecked")
    private static int addAll(Collection<?> collection, Object value) {
        ((Collection<Object>) collection).addAll((Collection<Object>) value);
        return collection.size();
    }

    static void write(DataOutput out, Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        }
        out.writeInt(bytes.size());
        out.write(bytes.toByteArray());
    }

    static Object read(DataInput in) throws IOException, ClassNotFoundException {
        return read(in, SharedValues.class.getClassLoader());
    }

    private static Object read(DataInput in, ClassLoader classes) throws IOException, ClassNotFoundException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(type.getName(), false, classes);
                } catch (ClassNotFoundException e) {
                    return super.resolveClass(type);
                }
            }
        }) {
            return objects.readObject();
        }
    }
}
