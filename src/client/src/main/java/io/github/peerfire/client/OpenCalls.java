package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallManager;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** The calls of a client that are not over, as its application sees them. */
final class OpenCalls implements ClientCallHost.Calls {

    private final CallClock clock;
    private final Consumer<CallSession> over;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final OneListener<Call> incoming = new OneListener<>(call -> !call.state().isOver());
    private final OneListener<MissedCall> missed = new OneListener<>();

    /** @param over is told each session that is over */
    OpenCalls(CallClock clock, Consumer<CallSession> over) {
        this.clock = clock;
        this.over = over;
    }

    /** The first listener is told what came before it, too. Any thread. */
    void onIncoming(Consumer<Call> listener) {
        clock.execute(() -> incoming.set(listener));
    }

    /** The first listener is told what came before it, too. Any thread. */
    void onMissed(Consumer<MissedCall> listener) {
        clock.execute(() -> missed.set(listener));
    }

    /** Any thread. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Whether the user is in one of them, or about to be. Any thread. */
    boolean isEngaged() {
        return calls.stream().anyMatch(call -> call.state().phase() != CallPhase.ALERTING);
    }

    /** Calls an account; there is no moment at which something happens to the session that its call misses. */
    Call place(CallManager manager, BareJid account, Set<MediaKind> kinds) {
        return manager.place(account, kinds, this::followed);
    }

    /** What the application gets of a session to which nothing can happen at the same time. */
    private Call followed(CallSession session) {
        watch(session);
        Call call = new Call(session, clock);
        calls.add(call);
        return call;
    }

    /** Before the call itself hears of it: whoever is told that a call is over does not find it here any more. */
    private void watch(CallSession session) {
        session.onState(state -> {
            if (state.isOver()) {
                calls.removeIf(call -> call.session() == session);
                over.accept(session);
            }
        });
    }

    @Override
    public void alerting(CallSession session) {
        incoming.tell(followed(session));
    }

    @Override
    public void missed(MissedCall call) {
        missed.tell(call);
    }

    @Override
    public void replaced(CallSession old, CallSession next) {
        Optional<Call> rings = of(next);
        of(old).ifPresent(call -> {
            if (rings.isPresent()) {
                // It was told to the application; the one that the user placed meanwhile only answers it.
                rings.get().sendOnly(old.kinds());
            } else {
                watch(next);
                call.continueAs(next);
            }
        });
    }

    private Optional<Call> of(CallSession session) {
        return calls.stream().filter(call -> call.session() == session).findFirst();
    }
}
