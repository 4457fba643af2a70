package io.github.peerfire.openfire.lookup;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Says over HTTP what is asked over HTTP. Keeps nothing of a request. */
final class LookupServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient BiFunction<String, InetAddress, Answer> answers;

    /** @param answers is given the query and who asks */
    LookupServlet(BiFunction<String, InetAddress, Answer> answers) {
        this.answers = answers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer = ClientAddress.parse(request.getRemoteAddr())
                .map(client -> answers.apply(request.getQueryString(), client))
                .orElseGet(() -> Answer.nothing(HttpServletResponse.SC_FORBIDDEN));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        response.setContentType("text/xml; charset=UTF-8");
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(body);
    }
}
