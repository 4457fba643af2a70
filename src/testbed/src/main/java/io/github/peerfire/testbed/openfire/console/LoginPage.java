package io.github.peerfire.testbed.openfire.console;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jivesoftware.openfire.admin.AdminManager;
import org.jivesoftware.openfire.auth.AuthFactory;
import org.jivesoftware.openfire.auth.AuthToken;
import org.jivesoftware.openfire.auth.ConnectionException;
import org.jivesoftware.openfire.auth.InternalUnauthenticatedException;
import org.jivesoftware.openfire.auth.UnauthorizedException;

/** Signs administrators in, with the fields and the session attribute of Openfire's own page. */
public final class LoginPage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String FORM = "<!DOCTYPE html><title>Login</title><form method='post' action='/login.jsp'>"
            + "<input type='hidden' name='url' value='%s'><label>User <input name='username'></label>"
            + "<label>Password <input type='password' name='password'></label><button>Log in</button></form>";

    /** Made by Jetty. */
    public LoginPage() {
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = request.getParameter("url");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().printf(FORM, url == null ? "/" : url.replace("&", "&amp;").replace("'", "&#39;"));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String user = request.getParameter("username");
            AuthToken token = AuthFactory.authenticate(user, request.getParameter("password"));
            if (!AdminManager.getInstance().isUserAdmin(user, true)) {
                throw new UnauthorizedException("No administrator");
            }
            request.getSession().setAttribute("jive.admin.authToken", token);
            String url = request.getParameter("url");
            response.sendRedirect(url != null && url.startsWith("/plugins/") ? url : "/");
        } catch (UnauthorizedException | ConnectionException | InternalUnauthenticatedException e) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
