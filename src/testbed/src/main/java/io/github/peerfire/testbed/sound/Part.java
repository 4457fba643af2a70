package io.github.peerfire.testbed.sound;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Lets an object stand for one of Java Sound's large interfaces that has only the methods which are called. */
final class Part {

    private Part() {
    }

    /** Calls go to the method of the same kind; where there is none, they fail. */
    static <T> T as(Class<T> whole, Object part) {
        return whole.cast(Proxy.newProxyInstance(whole.getClassLoader(), new Class<?>[] {whole},
                (proxy, method, arguments) -> {
                    try {
                        return method(part, method).invoke(part, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static Method method(Object part, Method called) {
        try {
            return part.getClass().getDeclaredMethod(called.getName(), called.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException(called.toString(), e);
        }
    }
}
