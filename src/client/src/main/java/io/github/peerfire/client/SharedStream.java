package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.smack.element.MediaKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The stream of a conference: published once by each binding, under one name for all sessions, so that it is encoded
 * once (ProtoXEP section 9). While sessions move to another binding, those that have not moved yet get it by the old
 * one.
 */
final class SharedStream implements Outgoing {

    private final CallLocal local = new CallLocal(true);
    private final Map<NetConnection, Published> published = new LinkedHashMap<>();

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
        // What nobody listens to any more, of the bindings before.
        List<Published> older = published.values().stream()
                .filter(each -> each.publication() != publication && !each.publication().isAdmitting()).toList();
        older.forEach(this::end);
        published.values().removeAll(older);
    }

    @Override
    public void stop(Publication publication) {
        // The others still listen; a leg holds back what goes to its own side.
    }

    @Override
    public void allow(Set<MediaKind> kinds) {
        // What one participant does not take, the others do.
    }

    @Override
    public CallLocal local() {
        return local;
    }

    /** What it carries at the moment. */
    CompletableFuture<GroupUplink> uplink() {
        int listeners = published.values().stream().mapToInt(each -> each.publication().subscribers()).sum();
        int count = published.size();
        return published.values().stream().reduce((first, second) -> second)
                .map(latest -> latest.publication().stream().info().handle((info, failure) ->
                        new GroupUplink(count, listeners, Optional.<NetStreamInfo>ofNullable(info))))
                .orElse(CompletableFuture.completedFuture(new GroupUplink(0, 0, Optional.empty())));
    }

    private void end(Published each) {
        local.stop(each.publication().stream());
        each.publication().close();
    }

    void close() {
        published.values().forEach(this::end);
        published.clear();
    }
}
