package io.github.peerfire.openfire.web;

import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/** Notices on their way from a form to the page that is shown next. */
final class Notices {

    private static final String ATTRIBUTE = "rtmfp.notice";

    private Notices() {
    }

    static void keep(HttpServletRequest request, Notice notice) {
        request.getSession().setAttribute(ATTRIBUTE, notice.pack());
    }

    /** Takes it, so that it is shown once. */
    static Optional<Notice> take(HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (session.getAttribute(ATTRIBUTE) instanceof String[] packed) {
            session.removeAttribute(ATTRIBUTE);
            return Optional.of(Notice.unpack(packed));
        }
        return Optional.empty();
    }
}
