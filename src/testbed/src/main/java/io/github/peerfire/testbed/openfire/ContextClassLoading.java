package io.github.peerfire.testbed.openfire;

import io.github.peerfire.testbed.openfire.control.ServerControl;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Makes each call with the server's class loader as the thread's, which JAXP, log4j and new threads go by. */
final class ContextClassLoading implements InvocationHandler {
    private final ClassLoader loader;
    private final ServerControl control;

    private ContextClassLoading(ClassLoader loader, ServerControl control) {
        this.loader = loader;
        this.control = control;
    }

    static ServerControl of(ClassLoader loader, ServerControl control) {
        return (ServerControl) Proxy.newProxyInstance(ServerControl.class.getClassLoader(),
                new Class<?>[] {ServerControl.class}, new ContextClassLoading(loader, control));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return method.invoke(control, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
