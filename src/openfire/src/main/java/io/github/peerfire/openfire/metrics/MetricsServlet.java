package io.github.peerfire.openfire.metrics;

import io.github.peerfire.openfire.operation.Operated;
import io.github.peerfire.openfire.operation.Operations;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import io.github.peerfire.openfire.settings.MonitoringSettings;
import io.github.peerfire.rtmfp.EndpointMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Serves figures. The console's own check is not made for it, so it makes its own; who may not fetch figures is not
 * told that there are any.
 */
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final long ANSWER_SECONDS = 1;

    private final transient Operated operated;
    private final transient MetricsAccess access;

    /** Serves the figures of a plugin. */
    public MetricsServlet(Operated operated, MonitoringSettings settings) {
        this.operated = operated;
        this.access = new MetricsAccess(settings);
    }

    /** Asked for by Openfire 5 before the servlet is used, and not known without a configuration. */
    @Override
    public String getServletName() {
        return getClass().getName();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Operations> operations = operated.operations();
        if (operations.isEmpty() || !access.allows(request.getRemoteAddr(), request.getHeader("Authorization"))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ServiceControl service = operations.get().service();
        Optional<EndpointMetrics> traffic = service.traffic().toCompletableFuture()
                .completeOnTimeout(Optional.empty(), ANSWER_SECONDS, TimeUnit.SECONDS).join();
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(Figures.of(service, traffic).getBytes(StandardCharsets.UTF_8));
    }
}
