package io.github.peerfire.openfire.lookup;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import org.jivesoftware.openfire.http.HttpBindManager;

/**
 * Puts servlets on Openfire's HTTP binding ports, 7070 and 7443 unless set. Openfire 4 and 5 have Jetty in packages of
 * different names, so its classes are found by name; servlets are {@code javax.servlet} in both.
 */
public final class HttpBinding {

    private static final List<String> JETTY = List.of("org.eclipse.jetty.ee8.servlet.", "org.eclipse.jetty.servlet.");

    private final Object context;

    private HttpBinding(Object context) {
        this.context = context;
    }

    /**
     * Puts servlets there.
     *
     * @param path of all of them, such as {@code /rtmfp}
     * @param servlets by what comes after that, such as {@code /reg.cgi}
     * @throws ReflectiveOperationException if this Openfire has neither Jetty, or does not take it
     */
    public static HttpBinding add(String path, Map<String, Servlet> servlets) throws ReflectiveOperationException {
        String jetty = jetty();
        Object context = load(jetty + "ServletContextHandler").getConstructor().newInstance();
        context.getClass().getMethod("setContextPath", String.class).invoke(context, path);
        Class<?> holder = load(jetty + "ServletHolder");
        Method addServlet = context.getClass().getMethod("addServlet", holder, String.class);
        for (Map.Entry<String, Servlet> servlet : servlets.entrySet()) {
            Object held = holder.getConstructor(Servlet.class).newInstance(servlet.getValue());
            addServlet.invoke(context, held, servlet.getKey());
        }
        invoke("addJettyHandler", context);
        return new HttpBinding(context);
    }

    /**
     * Takes them away.
     *
     * @throws ReflectiveOperationException if Openfire fails to
     */
    public void remove() throws ReflectiveOperationException {
        invoke("removeJettyHandler", context);
    }

    private static void invoke(String name, Object context) throws ReflectiveOperationException {
        Method method = Arrays.stream(HttpBindManager.class.getMethods())
                .filter(candidate -> candidate.getName().equals(name) && candidate.getParameterCount() == 1
                        && candidate.getParameterTypes()[0].isInstance(context))
                .findFirst().orElseThrow(() -> new NoSuchMethodException(name));
        method.invoke(HttpBindManager.getInstance(), context);
    }

    private static String jetty() throws ClassNotFoundException {
        for (String name : JETTY) {
            if (HttpBindManager.class.getClassLoader().getResource(
                    (name + "ServletContextHandler").replace('.', '/') + ".class") != null) {
                return name;
            }
        }
        throw new ClassNotFoundException("no Jetty with servlets");
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, HttpBindManager.class.getClassLoader());
    }
}
