package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.SessionInfo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Changes what a call consists of while it goes on (ProtoXEP 6.7). What is impossible at the moment is ignored; what
 * comes of the rest shows in {@link #contents}. Any thread, but for what is not public.
 */
public final class Renegotiation {

    private final CallSession call;
    private final CallContext context;
    private final Map<MediaKind, ContentMachine> machines = new EnumMap<>(MediaKind.class);
    private final List<Consumer<CallContents>> listeners = new CopyOnWriteArrayList<>();
    private volatile CallContents contents = CallContents.NONE;
    /** What rested in the call whose place this one takes, until the other side was told. */
    private CallContents inherited = CallContents.NONE;
    private boolean held;
    private boolean heldByPeer;

    Renegotiation(CallSession call, CallContext context) {
        this.call = call;
        this.context = context;
        for (MediaKind kind : MediaKind.values()) {
            machines.put(kind, new ContentMachine(kind, call, context, this::changed));
        }
    }

    /** What the call consists of now. */
    public CallContents contents() {
        return contents;
    }

    /** Tells of every change from now on, on the calls' thread. */
    public void onChange(Consumer<CallContents> listener) {
        listeners.add(listener);
    }

    /** Offers a kind that is not part of the call, or accepts it if the other side has offered it. */
    public void add(MediaKind kind) {
        whileItGoesOn(() -> {
            if (context.host().abilities().kinds().contains(kind)) {
                machines.get(kind).handle(ContentEvent.ADD);
            }
        });
    }

    /** Accepts a kind that the other side has offered. */
    public void accept(MediaKind kind) {
        whileItGoesOn(() -> machines.get(kind).handle(ContentEvent.ACCEPT));
    }

    /** Refuses a kind that the other side has offered. */
    public void refuse(MediaKind kind) {
        whileItGoesOn(() -> machines.get(kind).handle(ContentEvent.REFUSE));
    }

    /** Takes a kind out of the call; the call ends with the last one. */
    public void remove(MediaKind kind) {
        whileItGoesOn(() -> {
            boolean last = machines.entrySet().stream()
                    .noneMatch(other -> other.getKey() != kind && other.getValue().phase().isPresent());
            if (last && machines.get(kind).phase().isPresent()) {
                call.handle(CallEvent.END);
            } else {
                machines.get(kind).handle(ContentEvent.REMOVE);
            }
        });
    }

    /** Says who sends a kind from now on; if neither does, the kind stays, silent. */
    public void direct(MediaKind kind, boolean near, boolean far) {
        whileItGoesOn(() -> machines.get(kind).direct(near, far));
    }

    /** Neither sends nor renders until {@link #unhold}; streams stay open. */
    public void hold() {
        whileItGoesOn(() -> setHeld(true));
    }

    /** Ends {@link #hold}. */
    public void unhold() {
        whileItGoesOn(() -> setHeld(false));
    }

    /** Sends nothing of a kind until {@link #unmute}. */
    public void mute(MediaKind kind) {
        whileItGoesOn(() -> setMuted(kind, true));
    }

    /** Ends {@link #mute}. */
    public void unmute(MediaKind kind) {
        whileItGoesOn(() -> setMuted(kind, false));
    }

    /**
     * Tells the other side how much of a kind this side is willing to receive from now on.
     *
     * @param kbits kbit/s, 1 or more; empty for no limit
     */
    public void limit(MediaKind kind, Optional<Long> kbits) {
        whileItGoesOn(() -> {
            JingleContent description = machines.get(kind).limit(kbits);
            if (machines.get(kind).phase().isPresent()) {
                call.requests().insist(
                        JingleBody.of(JingleAction.DESCRIPTION_INFO, call.id(), List.of(description)));
            }
        });
    }

    private void whileItGoesOn(Runnable task) {
        context.clock().execute(() -> {
            if (call.state().phase().hasContents()) {
                task.run();
            }
        });
    }

    private void setHeld(boolean now) {
        if (now != held) {
            held = now;
            tellHeld();
            changed();
        }
    }

    private void tellHeld() {
        call.requests().insist(JingleBody.info(call.id(),
                SessionInfo.of(held ? SessionInfo.State.HOLD : SessionInfo.State.UNHOLD)));
    }

    private void setMuted(MediaKind kind, boolean now) {
        ContentMachine machine = machines.get(kind);
        if (machine.phase().isPresent() && machine.snapshot().muted() != now) {
            machine.setMuted(now);
            tellMuted(machine);
            changed();
        }
    }

    private void tellMuted(ContentMachine machine) {
        JingleContent about = machine.named();
        SessionInfo.State state = machine.snapshot().muted() ? SessionInfo.State.MUTE : SessionInfo.State.UNMUTE;
        call.requests().insist(JingleBody.info(call.id(),
                new SessionInfo(state, Optional.of(about.creator()), Optional.of(about.name()))));
    }

    /** Takes another call's place: what the user muted or held there rests here, before anything is sent. */
    void goOnFrom(Renegotiation old) {
        inherited = old.call.state().phase().hasContents() ? old.contents : old.inherited;
        if (!contents.kinds().isEmpty()) {
            inherit();
            changed();
        }
    }

    private void inherit() {
        held |= inherited.held();
        machines.values().stream().filter(machine -> machine.phase().isPresent())
                .filter(machine -> inherited.of(machine.kind()).filter(CallContent::muted).isPresent())
                .forEach(machine -> machine.setMuted(true));
    }

    /** The other side has heard that there are contents, and hears now which of them rest from the beginning. */
    void tellInherited() {
        if (inherited == CallContents.NONE || !call.state().phase().hasContents()) {
            return;
        }
        inherited = CallContents.NONE;
        if (held) {
            tellHeld();
        }
        machines.values().stream().filter(machine -> machine.snapshot().muted()).forEach(this::tellMuted);
    }

    /** The session is agreed, with what the other side said of each content. */
    void begin(List<JingleContent> theirs) {
        theirs.forEach(content -> content.description()
                .ifPresent(far -> machines.get(far.media()).begin(content, far)));
        inherit();
        changed();
    }

    /** Whether there is what the other side tells something about. */
    boolean means(SessionInfo info) {
        boolean mutes = info.state() == SessionInfo.State.MUTE || info.state() == SessionInfo.State.UNMUTE;
        return !mutes || machines.values().stream().anyMatch(machine -> isMeant(machine, info));
    }

    /** What the other side tells about the whole call or one content. */
    void take(SessionInfo info) {
        switch (info.state()) {
            case HOLD -> heldByPeer = true;
            case UNHOLD -> heldByPeer = false;
            case MUTE, UNMUTE -> machines.values().stream().filter(machine -> isMeant(machine, info))
                    .forEach(machine -> machine.setMutedByPeer(info.state() == SessionInfo.State.MUTE));
            case ACTIVE, RINGING -> {
                return;
            }
        }
        changed();
    }

    private static boolean isMeant(ContentMachine machine, SessionInfo info) {
        boolean named = info.name().isEmpty() || machine.named().name().equals(info.name().get());
        boolean made = info.creator().isEmpty() || machine.named().creator() == info.creator().get();
        return machine.phase().isPresent() && named && made;
    }

    /** The other side's codecs and rates are others from now on. */
    void describe(List<JingleContent> theirs) {
        for (JingleContent content : theirs) {
            Optional<RtmfpDescription> description = content.description();
            description.ifPresent(far -> find(content).ifPresent(machine -> machine.describe(far)));
        }
        changed();
    }

    /** The machine of a content that a request names. */
    Optional<ContentMachine> find(JingleContent named) {
        return machines.values().stream().filter(machine -> machine.is(named)).findFirst();
    }

    ContentMachine machine(MediaKind kind) {
        return machines.get(kind);
    }

    /** The contents that the call consists of, without descriptions and transports. */
    List<JingleContent> present() {
        return machines.values().stream().filter(machine -> machine.phase().isPresent()).map(ContentMachine::named)
                .toList();
    }

    /** Whether the other side may think that the call has these kinds, perhaps since it has not heard otherwise. */
    boolean mayBeExpected(Set<MediaKind> kinds) {
        return kinds.stream().allMatch(kind -> machines.get(kind).mayBeExpected());
    }

    /** Those of some kinds that this side has, or wants. */
    Set<MediaKind> wanted(Set<MediaKind> kinds) {
        return kinds.stream().filter(kind -> machines.get(kind).isWanted()).collect(Collectors.toUnmodifiableSet());
    }

    /** The call is over. */
    void stop() {
        machines.values().forEach(ContentMachine::stop);
    }

    private void changed() {
        Map<MediaKind, CallContent> kinds = new EnumMap<>(MediaKind.class);
        machines.forEach((kind, machine) -> {
            if (machine.phase() != ContentPhase.ABSENT) {
                kinds.put(kind, machine.snapshot());
            }
        });
        CallContents now = new CallContents(kinds, held, heldByPeer);
        if (!now.equals(contents)) {
            contents = now;
            call.media().arrange(now);
            listeners.forEach(listener -> listener.accept(now));
        }
        boolean empty = kinds.values().stream().noneMatch(content -> content.phase().isPresent());
        if (empty && call.state().phase().hasContents()) {
            // XEP-0166 §7.2.5: a session without contents is void.
            call.handle(CallEvent.EMPTIED);
        }
    }
}
