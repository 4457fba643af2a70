package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.Operated;
import io.github.peerfire.openfire.operation.Operations;
import io.github.peerfire.openfire.storage.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Serves a page to administrators and to nobody else. Only a POST with the session's token reaches {@link Page#submit};
 * all other requests show.
 */
final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String LIVE = "live";

    private final transient Page page;
    private final transient Operated operated;
    private final transient SignedIn signedIn;
    private final transient Supplier<Wording> wording;
    private final transient FormToken token;
    private final transient PageWriter writer;

    PageServlet(Page page, Operated operated, SignedIn signedIn, Supplier<Wording> wording, FormToken token,
            PageWriter writer) {
        this.page = page;
        this.operated = operated;
        this.signedIn = signedIn;
        this.wording = wording;
        this.token = token;
        this.writer = writer;
    }

    /** Asked for in some versions before a servlet is used, and not known without a configuration. */
    @Override
    public String getServletName() {
        return "rtmfp-" + page.name();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.on(response);
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Optional<Administrator> who = signedIn.of(request);
        Optional<Operations> operations = operated.operations();
        if (who.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!("/rtmfp/" + page.name() + ".jsp").equalsIgnoreCase(request.getPathInfo())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (operations.isEmpty()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            Visit visit = new Visit(who.get(), operations.get(), Parameters.of(request), wording.get());
            serve(visit, request, response);
        }
    }

    private void serve(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> show(visit, request, response);
            case "POST" -> submit(visit, request, response);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private void show(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (page.isLive() && visit.parameters().has(LIVE)) {
            writer.part(page, page.show(visit), visit.wording(), token.of(request), response);
        } else {
            writer.page(page, page.show(visit), visit.wording(), token.of(request), Notices.take(request), response);
        }
    }

    private void submit(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!token.isIn(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            Notice refused = Notice.error("page.form.expired");
            writer.page(page, page.show(visit), visit.wording(), token.of(request), Optional.of(refused), response);
            return;
        }
        Answer answer;
        try {
            answer = page.submit(visit);
        } catch (StorageException e) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            Notice failed = Notice.error("warning.database");
            writer.page(page, page.show(visit), visit.wording(), token.of(request), Optional.of(failed), response);
            return;
        }
        answer(answer, visit, request, response);
    }

    private void answer(Answer answer, Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (answer instanceof Answer.GoTo next) {
            next.notice().ifPresent(notice -> Notices.keep(request, notice));
            response.sendRedirect(next.where());
        } else if (answer instanceof Answer.Again again) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            Notice wrong = Notice.error("page.form.wrong");
            writer.page(page, again.model(), visit.wording(), token.of(request), Optional.of(wrong), response);
        } else if (answer instanceof Answer.Found found) {
            writer.page(page, found.model(), visit.wording(), token.of(request), Optional.empty(), response);
        } else if (answer instanceof Answer.Download file) {
            response.setContentType(file.type());
            response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
            response.getOutputStream().write(file.content());
        }
    }
}
