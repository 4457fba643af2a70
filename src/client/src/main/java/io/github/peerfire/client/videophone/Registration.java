package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.crypto.PeerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A name that is registered again and again. Lives on the line's thread. */
final class Registration implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final VideoPhoneDirectory directory;
    private final String name;
    private final PeerId identity;
    private final LineThread thread;
    private Runnable next = () -> { };
    private boolean closed;

    Registration(VideoPhoneDirectory directory, String name, PeerId identity, LineThread thread) {
        this.directory = directory;
        this.name = name;
        this.identity = identity;
        this.thread = thread;
    }

    Registration begin() {
        thread.execute(this::refresh);
        return this;
    }

    private void refresh() {
        if (closed) {
            return;
        }
        directory.register(name, identity).whenComplete((agreed, failure) ->
                LOG.debug("The registry says {}, {}", agreed, failure == null ? "as asked" : failure.toString()));
        next = thread.schedule(VideoPhoneDirectory.REFRESH, this::refresh);
    }

    @Override
    public void close() {
        thread.execute(() -> {
            if (!closed) {
                closed = true;
                next.run();
                directory.unregister(name);
            }
        });
    }
}
