package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Operated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.GenericServlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.jivesoftware.openfire.auth.AuthToken;

/** The pages over HTTP, for whatever operations a test has; at {@code /sign-in?user=NAME} one signs in. */
final class PageServer {

    private static final Path STATIC = Path.of("../../web");

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final Map<String, GenericServlet> pages;
    private final AtomicReference<Locale> language = new AtomicReference<>(Locale.ENGLISH);

    PageServer(Operated operated) throws Exception {
        pages = new ConsolePages(operated, "admin"::equals, language::get,
                () -> TimeZone.getTimeZone("UTC"), "1").servlets();
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.addServlet(new ServletHolder(new Plugins()), "/plugins/*");
        context.addServlet(new ServletHolder(new SignIn()), "/sign-in");
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + connector.getLocalPort() + path;
    }

    void speak(Locale other) {
        language.set(other);
    }

    void stop() throws Exception {
        server.stop();
    }

    /** As Openfire's: pages by their paths, and files. */
    private final class Plugins extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            String path = request.getPathInfo().replaceFirst("^/rtmfp", "");
            GenericServlet page = pages.get(path);
            if (page != null) {
                page.service(request, response);
            } else if (Files.isRegularFile(STATIC.resolve(path.substring(1)))) {
                response.setContentType(path.endsWith(".css") ? "text/css" : "text/javascript");
                Files.copy(STATIC.resolve(path.substring(1)), response.getOutputStream());
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }

    private static final class SignIn extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            request.getSession().setAttribute("jive.admin.authToken", new AuthToken(request.getParameter("user")));
        }
    }
}
