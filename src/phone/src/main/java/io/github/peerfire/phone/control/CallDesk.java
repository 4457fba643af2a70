package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.GroupInvitation;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.VideoPhone;
import io.github.peerfire.client.videophone.VideoPhoneCall;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.ProposeLimit;
import io.github.peerfire.smack.element.MediaKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jxmpp.jid.BareJid;

/** The calls that are not over, and how new ones come to be. On the controller's thread. */
final class CallDesk {

    /** As many ring at a time, or are about to; whoever calls then is missed. */
    static final int MOST_RINGING = 32;

    private final CallContext context;
    private final Map<Integer, ControlledCall> calls = new LinkedHashMap<>();
    /** Calls that the user wanted to talk in, the last wanted last. */
    private final List<Integer> wanted = new ArrayList<>();
    /** Names in the registry of Video Phones for which it is being asked. */
    private final Set<String> lookedUp = new HashSet<>();
    /** Who was called; whoever calls too often is not heard there. */
    private final ProposeLimit placed = new ProposeLimit();
    private boolean attended = true;
    private int last;

    CallDesk(CallContext context) {
        this.context = context;
    }

    List<CallSnapshot> snapshots() {
        return calls.values().stream().map(ControlledCall::snapshot).toList();
    }

    Optional<ControlledCall> call(int number) {
        return Optional.ofNullable(calls.get(number));
    }

    /** Lets a client's calls ring here. */
    void follow(PeerfireClient client) {
        client.onIncomingCall(call -> context.execute(() -> comes(number -> new ContactCall(number, call, context),
                call.proposed().contains(MediaKind.VIDEO) ? "call.incomingVideo" : "call.incoming",
                context.nameOf(call.contact()))));
        client.groups().onInvitation(invitation -> context.execute(() -> invited(invitation)));
        client.videoPhone().ifPresent(phone -> phone.onIncomingCall(call -> context.execute(() -> {
            String name = name(phone, call);
            comes(number -> new LegacyCall(number, call, name, context), "call.incomingVideo", name);
        })));
    }

    /**
     * A call rings, unless too many do.
     *
     * @param question the key of whether to take it, which the user is asked if there is one
     * @param name of who calls
     */
    void comes(IntFunction<ControlledCall> made, String question, String name) {
        ControlledCall call = made.apply(++last);
        if (!mayOneMoreRing()) {
            call.unheard();
            return;
        }
        add(call);
        if (attended) {
            context.execute(() -> context.asked(call.number(), context.sentences().text(question, name)));
        }
    }

    private boolean mayOneMoreRing() {
        return calls.values().stream().map(ControlledCall::snapshot)
                .filter(call -> !call.outgoing() && (call.rings() || call.state().phase() == CallPhase.IDLE))
                .count() < MOST_RINGING;
    }

    private void tell(String key, Object... parts) {
        context.tell(context.sentences().text(key, parts));
    }

    /** From now on nobody is asked, and no call is held for another. */
    void answerAutomatically() {
        attended = false;
        List.copyOf(calls.values()).forEach(this::answer);
    }

    private void answer(ControlledCall call) {
        if (!attended && call.snapshot().rings()) {
            context.answered(call);
            call.accept();
        }
    }

    private void invited(GroupInvitation invitation) {
        String host = context.nameOf(invitation.from().asBareJid());
        String name = context.sentences().text("group.of", host);
        Set<MediaKind> kinds = EnumSet.copyOf(invitation.expected());
        kinds.add(MediaKind.DATA);
        comes(number -> new GroupTalk(number, GroupEntry.by(invitation, name, kinds), context), "group.invited", host);
    }

    /** A name that nobody proved must not look as if somebody had. */
    private String name(VideoPhone phone, VideoPhoneCall call) {
        return phone.contact(call).map(context::nameOf)
                .orElseGet(() -> context.sentences().text("legacy.unverified", call.claimedName()));
    }

    /**
     * Not a second one with whom there is one already; whoever calls rings on, and is answered by calling back.
     *
     * @return the call's number
     */
    Optional<Integer> place(PeerfireClient client, BareJid contact, boolean video) {
        if (isThereAlready(context.nameOf(contact), call -> call.isWith(contact))) {
            return Optional.empty();
        }
        holdOthers(0);
        Call call = video ? client.call(contact, MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.DATA)
                : client.call(contact, MediaKind.AUDIO, MediaKind.DATA);
        add(new ContactCall(++last, call, context));
        if (!placed.admits(contact, true, System.nanoTime())) {
            tell("call.often", context.nameOf(contact));
        }
        return Optional.of(last);
    }

    private boolean isThereAlready(String name, Predicate<ControlledCall> meant) {
        boolean already = calls.values().stream().anyMatch(call -> meant.test(call) && !call.snapshot().rings());
        if (already) {
            tell("call.already", name);
        }
        return already;
    }

    /** As {@link #place}: nobody of them may be in a call with the user already. */
    Optional<Integer> placeGroup(PeerfireClient client, Set<BareJid> invited, boolean video) {
        if (invited.stream().anyMatch(one -> isThereAlready(context.nameOf(one), call -> call.isWith(one)))) {
            return Optional.empty();
        }
        Set<MediaKind> kinds = EnumSet.of(MediaKind.AUDIO, MediaKind.DATA);
        if (video) {
            kinds.add(MediaKind.VIDEO);
        }
        holdOthers(0);
        String names = invited.stream().map(context::nameOf).collect(Collectors.joining(", "));
        GroupEntry entry = new GroupEntry(context.sentences().text("group.with", names), kinds, invited,
                () -> client.groups().create(List.copyOf(invited), kinds.toArray(MediaKind[]::new)), Optional.empty());
        return Optional.of(add(new GroupTalk(++last, entry, context)).number());
    }

    /** @param placed gets the call's number once its registry has answered, or nothing */
    void placeVideoPhone(PeerfireClient client, String name, CompletableFuture<Optional<Integer>> placed) {
        Optional<VideoPhone> phone = client.videoPhone();
        if (phone.isEmpty()) {
            tell("legacy.off");
            placed.complete(Optional.empty());
            return;
        }
        place(name, () -> phone.get().call(name).thenApply(found -> found.map(call ->
                number -> new LegacyCall(number, call, name(phone.get(), call), context))), placed);
    }

    /** @param lookup asks the registry for a name, and makes a call to whoever has it */
    void place(String name, Supplier<CompletableFuture<Optional<IntFunction<ControlledCall>>>> lookup,
            CompletableFuture<Optional<Integer>> placed) {
        if (isThereAlready(name, call -> call.isWithVideoPhone(name)) || isLookedUp(name)) {
            placed.complete(Optional.empty());
            return;
        }
        try {
            lookup.get().whenComplete((found, failure) -> context.execute(() -> {
                lookedUp.remove(name);
                if (failure != null) {
                    context.tell(context.sentences().noRegistry(failure));
                } else if (found.isEmpty()) {
                    tell("legacy.nobody", name);
                } else {
                    holdOthers(0);
                    add(found.get().apply(++last));
                }
                placed.complete(failure == null ? found.map(made -> last) : Optional.empty());
            }));
        } catch (IllegalArgumentException e) {
            lookedUp.remove(name);
            tell("legacy.nobody", name);
            placed.complete(Optional.empty());
        }
    }

    private boolean isLookedUp(String name) {
        boolean already = !lookedUp.add(name);
        if (already) {
            tell("legacy.asked", name);
        }
        return already;
    }

    /** There is one more. */
    ControlledCall add(ControlledCall call) {
        calls.put(call.number(), call);
        if (call.snapshot().outgoing()) {
            wanted.add(call.number());
            context.answered(call);
        }
        context.changed(call);
        call.follow();
        return call;
    }

    void accept(int number) {
        order(number, call -> {
            if (call.snapshot().rings()) {
                talkIn(number);
                context.answered(call);
                call.accept();
            }
        });
    }

    void setHeld(int number, boolean held) {
        order(number, call -> {
            if (!held) {
                talkIn(number);
            }
            call.setHeld(held);
        });
    }

    private void talkIn(int number) {
        wanted.remove((Integer) number);
        wanted.add(number);
        holdOthers(number);
    }

    /** The user talks in one call at a time; where there is none, all talk. */
    private void holdOthers(int number) {
        if (attended) {
            talkedIn().stream().filter(call -> call.number() != number).forEach(call -> call.setHeld(true));
        }
    }

    private List<ControlledCall> talkedIn() {
        return calls.values().stream().filter(ControlledCall::isTalkedIn).toList();
    }

    /** Others answer when they like: a call that was placed before another may begin while the user talks there. */
    private void holdAllButTheLastWanted() {
        talkedIn().stream().map(ControlledCall::number).max(Comparator.comparingInt(wanted::indexOf))
                .ifPresent(this::holdOthers);
    }

    /** Does something with a call, unless it is over. */
    void order(int number, Consumer<ControlledCall> what) {
        call(number).ifPresent(what);
    }

    /** Forgets it if it is over, and answers it if nobody else does. */
    void changed(ControlledCall call) {
        answer(call);
        if (call.isOver()) {
            calls.values().remove(call);
            wanted.remove((Integer) call.number());
        } else {
            holdAllButTheLastWanted();
        }
    }

    void use(MediaSettings devices, double volume) {
        calls.values().forEach(call -> call.use(devices, volume));
    }

    void sample() {
        List.copyOf(calls.values()).forEach(ControlledCall::sample);
    }

    /** The user signs out, which ends all calls. */
    void close() {
        calls.values().forEach(ControlledCall::close);
        calls.clear();
        wanted.clear();
        lookedUp.clear();
    }
}
