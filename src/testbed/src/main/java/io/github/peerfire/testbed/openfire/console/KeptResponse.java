package io.github.peerfire.testbed.openfire.console;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/** A response whose content is kept. */
final class KeptResponse extends HttpServletResponseWrapper {
    private final KeptStream stream = new KeptStream();
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);

    KeptResponse(HttpServletResponse response) {
        super(response);
    }

    byte[] content() {
        writer.flush();
        return stream.content();
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public void flushBuffer() {
        writer.flush();
    }

    @Override
    public void setContentLength(int length) {
        // The frame adds to it.
    }
}
