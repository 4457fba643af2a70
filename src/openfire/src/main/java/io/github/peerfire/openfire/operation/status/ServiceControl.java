package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.rtmfp.EndpointMetrics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Says how the service is; drains it. */
public interface ServiceControl {

    /** How it is now. Does not wait for anything. */
    ServiceStatus status();

    /** What was counted since the start, and what is open now. Does not wait for anything. */
    LiveCounters counters();

    /** What was received, sent and dropped since the rendezvous began to listen; empty while it does not. */
    CompletionStage<Optional<EndpointMetrics>> traffic();

    /** What is wrong or may be, worst first; looked into at least once a minute. Does not wait for anything. */
    List<Warning> warnings();

    /** Opens no more sessions, so that the server can be stopped without cutting off new calls. */
    void drain(Administrator who);

    /** Opens sessions again. */
    void undrain(Administrator who);
}
