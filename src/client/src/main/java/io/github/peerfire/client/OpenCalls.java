package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallSession;
import io.github.peerfire.smack.calls.MissedCall;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The calls of a client that are not over, as its application sees them. */
final class OpenCalls implements ClientCallHost.Calls {

    private final CallClock clock;
    private final Consumer<CallSession> over;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Consumer<Call> incoming = call -> { };
    private volatile Consumer<MissedCall> missed = call -> { };

    /** @param over is told each session that is over */
    OpenCalls(CallClock clock, Consumer<CallSession> over) {
        this.clock = clock;
        this.over = over;
    }

    void onIncoming(Consumer<Call> listener) {
        incoming = listener;
    }

    void onMissed(Consumer<MissedCall> listener) {
        missed = listener;
    }

    /** Any thread. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** What the application gets of a session. Any thread. */
    Call followed(CallSession session) {
        Call call = new Call(session, clock);
        calls.add(call);
        watch(call, session);
        return call;
    }

    private void watch(Call call, CallSession session) {
        session.onState(state -> {
            if (state.isOver()) {
                if (call.session() == session) {
                    calls.remove(call);
                }
                over.accept(session);
            }
        });
    }

    @Override
    public void alerting(CallSession session) {
        incoming.accept(followed(session));
    }

    @Override
    public void missed(MissedCall call) {
        missed.accept(call);
    }

    @Override
    public void replaced(CallSession old, CallSession next) {
        calls.stream().filter(call -> call.session() == old).findFirst().ifPresent(call -> {
            watch(call, next);
            call.continueAs(next);
        });
    }
}
