package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.smack.element.MediaKind;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The stream of a conference: published once by each binding, under one name for all sessions, so that it is encoded once
 * (ProtoXEP section 9).
 */
final class SharedStream implements Outgoing {

    private final CallLocal local = new CallLocal();
    private final Map<NetConnection, Published> published = new IdentityHashMap<>();

    private record Published(String name, Publication publication) {
    }

    @Override
    public String name(Binding binding) {
        return at(binding).name();
    }

    @Override
    public String newName(Binding binding) {
        return name(binding);
    }

    @Override
    public Publication publish(Binding binding, String name) {
        return at(binding).publication();
    }

    private Published at(Binding binding) {
        return published.computeIfAbsent(binding.connection(), connection -> {
            String name = StreamNames.next();
            return new Published(name, new Publication(binding, name, true));
        });
    }

    @Override
    public void start(Publication publication) {
        local.start(publication.stream());
    }

    @Override
    public void stop(Publication publication) {
        // The others still listen.
    }

    @Override
    public void allow(Set<MediaKind> kinds) {
        // What one participant does not take, the others do.
    }

    @Override
    public CallLocal local() {
        return local;
    }

    void close() {
        published.values().forEach(each -> {
            local.stop(each.publication().stream());
            each.publication().close();
        });
        published.clear();
    }
}
