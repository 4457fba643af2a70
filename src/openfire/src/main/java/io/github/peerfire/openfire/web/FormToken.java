package io.github.peerfire.openfire.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/**
 * What shows that a form was sent from a page of ours: 128 random bits, the same as long as the session lasts, so that
 * pages that renew themselves and several windows do not get in each other's way.
 */
final class FormToken {

    /** Name of the field. */
    static final String FIELD = "token";

    private static final String ATTRIBUTE = "rtmfp.token";
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** That of a request's session. */
    String of(HttpServletRequest request) {
        HttpSession session = request.getSession();
        synchronized (this) {
            if (!(session.getAttribute(ATTRIBUTE) instanceof String)) {
                byte[] bytes = new byte[BYTES];
                random.nextBytes(bytes);
                session.setAttribute(ATTRIBUTE, HexFormat.of().formatHex(bytes));
            }
            return (String) session.getAttribute(ATTRIBUTE);
        }
    }

    /** Whether a form carries it. */
    boolean isIn(HttpServletRequest request) {
        String sent = request.getParameter(FIELD);
        return sent != null && MessageDigest.isEqual(bytes(sent), bytes(of(request)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
