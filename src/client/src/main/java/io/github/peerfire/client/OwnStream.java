package io.github.peerfire.client;

import io.github.peerfire.smack.element.MediaKind;
import java.util.Optional;
import java.util.Set;

/** The stream of one call, under a new name for each way to the other side (ProtoXEP 6.3). */
final class OwnStream implements Outgoing {

    private CallLocal local = new CallLocal(false);
    private String name = StreamNames.next();
    private Optional<Set<MediaKind>> sending = Optional.empty();

    /**
     * Takes over what the application writes to, from a call that goes on as this one. Until it is known what this one
     * sends, that sends what it did: it still has the other call's streams.
     */
    void continueWith(CallLocal earlier) {
        local = earlier;
        sending.ifPresent(local::allow);
    }

    @Override
    public String name(Binding binding) {
        return name;
    }

    @Override
    public String newName(Binding binding) {
        name = StreamNames.next();
        return name;
    }

    @Override
    public Publication publish(Binding binding, String as) {
        return new Publication(binding, as, false);
    }

    @Override
    public void start(Publication publication) {
        local.start(publication.stream());
    }

    @Override
    public void stop(Publication publication) {
        local.stop(publication.stream());
    }

    @Override
    public void allow(Set<MediaKind> kinds) {
        sending = Optional.of(kinds);
        local.allow(kinds);
    }

    @Override
    public CallLocal local() {
        return local;
    }
}
