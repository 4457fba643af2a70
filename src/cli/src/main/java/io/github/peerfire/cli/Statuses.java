package io.github.peerfire.cli;

import io.github.peerfire.cli.output.Event;
import io.github.peerfire.flash.NetStatus;

/** How a status is told. */
final class Statuses {

    private Statuses() {
    }

    static Event event(NetStatus status) {
        Event event = Event.of("status", status.toString()).with("code", status.code())
                .with("level", status.level().text()).with("description", status.description());
        return status.stream().map(stream -> event.with("stream", stream.name())).orElse(event);
    }
}
