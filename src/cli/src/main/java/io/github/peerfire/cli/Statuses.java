package io.github.peerfire.cli;

import io.github.peerfire.cli.output.Event;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.flash.NetStatus;

/** How a status is told. */
final class Statuses {

    private Statuses() {
    }

    /** For people and programs. */
    static Event event(NetStatus status) {
        Event event = Event.of("status", status.toString()).with("code", status.code())
                .with("level", status.level().text()).with("description", status.description());
        return status.stream().map(stream -> event.with("stream", stream.name())).orElse(event);
    }

    /** Tells programs what a connection says of itself; what its streams say, those who opened them tell. */
    static void ofConnection(Printer printer, NetStatus status) {
        if (status.stream().isEmpty()) {
            printer.event(silent(status));
        }
    }

    /** For programs; people see it only if something is wrong. */
    static Event aside(NetStatus status) {
        Event event = event(status);
        return status.level() == NetStatus.Level.STATUS ? new Event(event.name(), "", event.fields()) : event;
    }

    /** For programs only: people are told the same in another way. */
    static Event silent(NetStatus status) {
        Event event = event(status);
        return new Event(event.name(), "", event.fields());
    }
}
