package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallContent;
import io.github.peerfire.smack.calls.CallContents;
import io.github.peerfire.smack.calls.ContentPhase;
import io.github.peerfire.smack.calls.Renegotiation;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an application sees of the media of a call that come, go and rest while it goes on. Any thread. */
final class CallMediaChanges {

    private final CallClock clock;
    private final Listeners<CallMediaState> listeners = new Listeners<>();
    private final Map<MediaKind, CompletableFuture<Boolean>> offers = new EnumMap<>(MediaKind.class);
    private final Set<MediaKind> asked = EnumSet.noneOf(MediaKind.class);
    private final Set<MediaKind> withheld = EnumSet.noneOf(MediaKind.class);
    private volatile Renegotiation renegotiation;
    private volatile Consumer<MediaOffer> offerListener = CallMediaChanges::receive;

    CallMediaChanges(CallClock clock) {
        this.clock = clock;
    }

    void follow(Renegotiation next) {
        renegotiation = next;
        next.onChange(contents -> {
            if (next == renegotiation) {
                changed(contents);
            }
        });
        if (!next.contents().kinds().isEmpty()) {
            changed(next.contents());
        }
    }

    /** Without anybody who decides, what comes is taken, and nothing is sent in return. */
    private static void receive(MediaOffer offer) {
        offer.accept();
    }

    CallMediaState state() {
        Renegotiation present = renegotiation;
        return present == null ? CallMediaState.NONE : read(present.contents());
    }

    void onChange(Consumer<CallMediaState> listener) {
        clock.execute(() -> {
            listeners.add(listener);
            Listeners.tell(listener, state());
        });
    }

    void onOffer(Consumer<MediaOffer> listener) {
        offerListener = listener;
    }

    CompletableFuture<Boolean> add(MediaKind kind) {
        CompletableFuture<Boolean> agreed = new CompletableFuture<>();
        clock.execute(() -> {
            if (phase(renegotiation.contents(), kind).isPresent()) {
                agreed.complete(true);
                return;
            }
            CompletableFuture<Boolean> earlier = offers.put(kind, agreed);
            if (earlier != null) {
                agreed.thenAccept(earlier::complete);
            }
            renegotiation.add(kind);
        });
        return agreed.copy();
    }

    /** What was accepted, but is not to be sent. */
    void withhold(Set<MediaKind> kinds) {
        clock.execute(() -> {
            withheld.addAll(kinds);
            connected();
        });
    }

    /** Media flow, so that it can be said who sends. */
    void connected() {
        CallContents contents = renegotiation.contents();
        withheld.removeIf(kind -> {
            boolean present = phase(contents, kind).isPresent();
            if (present) {
                renegotiation.direct(kind, false, contents.of(kind).map(CallContent::farSends).orElse(true));
            }
            return present;
        });
    }

    void over() {
        offers.values().forEach(agreed -> agreed.complete(false));
        offers.clear();
    }

    private void changed(CallContents contents) {
        answerOffers(contents);
        for (MediaKind kind : MediaKind.values()) {
            if (phase(contents, kind) != ContentPhase.ASKED) {
                asked.remove(kind);
            } else if (asked.add(kind)) {
                Listeners.tell(offerListener, new Offer(kind, renegotiation));
            }
        }
        listeners.tell(read(contents));
    }

    private void answerOffers(CallContents contents) {
        for (MediaKind kind : List.copyOf(offers.keySet())) {
            ContentPhase phase = phase(contents, kind);
            if (phase.isPresent() || phase == ContentPhase.ABSENT) {
                offers.remove(kind).complete(phase.isPresent());
            }
        }
    }

    private static ContentPhase phase(CallContents contents, MediaKind kind) {
        return contents.of(kind).map(CallContent::phase).orElse(ContentPhase.ABSENT);
    }

    private static CallMediaState read(CallContents contents) {
        Predicate<MediaKind> present = kind -> phase(contents, kind).isPresent();
        return new CallMediaState(
                kinds(present),
                kinds(contents::sends),
                kinds(kind -> contents.renders(kind) && !contents.heldByPeer()
                        && !is(contents.of(kind), CallContent::mutedByPeer)),
                contents.held(), contents.heldByPeer(),
                kinds(kind -> is(contents.of(kind), CallContent::muted)),
                kinds(kind -> is(contents.of(kind), CallContent::mutedByPeer)));
    }

    private static boolean is(Optional<CallContent> content, Predicate<CallContent> condition) {
        return content.filter(condition).isPresent();
    }

    private static Set<MediaKind> kinds(Predicate<MediaKind> condition) {
        return Arrays.stream(MediaKind.values()).filter(condition).collect(Collectors.toUnmodifiableSet());
    }

    private record Offer(MediaKind kind, Renegotiation renegotiation) implements MediaOffer {

        @Override
        public void accept() {
            renegotiation.accept(kind);
        }

        @Override
        public void decline() {
            renegotiation.refuse(kind);
        }
    }
}
