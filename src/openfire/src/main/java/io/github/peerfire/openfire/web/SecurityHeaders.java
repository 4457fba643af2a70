package io.github.peerfire.openfire.web;

import javax.servlet.http.HttpServletResponse;

/**
 * What browsers are told about pages. Everything comes from the console itself; scripts and style sheets are files.
 * Attributes with style are allowed because the console's frame has some; its event handlers, which only write into
 * status lines that browsers have no more, are not.
 */
final class SecurityHeaders {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {
    }

    static void on(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
