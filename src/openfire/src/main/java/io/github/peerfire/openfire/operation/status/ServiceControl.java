package io.github.peerfire.openfire.operation.status;

import io.github.peerfire.openfire.operation.Administrator;
import java.util.List;

/** Says how the service is; drains it. */
public interface ServiceControl {

    /** How it is now. Does not wait for anything. */
    ServiceStatus status();

    /** What was counted since the start, and what is open now. Does not wait for anything. */
    LiveCounters counters();

    /** What is wrong or may be, worst first; looked into at least once a minute. Does not wait for anything. */
    List<Warning> warnings();

    /** Opens no more sessions, so that the server can be stopped without cutting off new calls. */
    void drain(Administrator who);

    /** Opens sessions again. */
    void undrain(Administrator who);
}
