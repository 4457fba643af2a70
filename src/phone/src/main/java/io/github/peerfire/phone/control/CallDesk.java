package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.GroupInvitation;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.VideoPhone;
import io.github.peerfire.client.videophone.VideoPhoneCall;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.element.MediaKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jxmpp.jid.BareJid;

/** The calls that are not over, and how new ones come to be. On the controller's thread. */
final class CallDesk {

    private final CallContext context;
    private final Map<Integer, ControlledCall> calls = new LinkedHashMap<>();
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
        client.onIncomingCall(call -> context.execute(() -> {
            add(new ContactCall(++last, call, context));
            CallSnapshot rings = calls.get(last).snapshot();
            ask(rings.video() ? "call.incomingVideo" : "call.incoming", rings.name());
        }));
        client.groups().onInvitation(invitation -> context.execute(() -> invited(invitation)));
        client.videoPhone().ifPresent(phone -> phone.onIncomingCall(call -> context.execute(() -> {
            String name = name(phone, call);
            add(new LegacyCall(++last, call, name, context));
            ask("call.incomingVideo", name);
        })));
    }

    /** Whether to take the call that came last. */
    private void ask(String key, String name) {
        int call = last;
        context.execute(() -> context.asked(call, context.sentences().text(key, name)));
    }

    private void tell(String key, Object... parts) {
        context.tell(context.sentences().text(key, parts));
    }

    private void invited(GroupInvitation invitation) {
        String host = context.nameOf(invitation.from().asBareJid());
        String name = context.sentences().text("group.of", host);
        Set<MediaKind> kinds = EnumSet.copyOf(invitation.expected());
        kinds.add(MediaKind.DATA);
        add(new GroupTalk(++last, GroupEntry.by(invitation, name, kinds), context));
        ask("group.invited", host);
    }

    /** A name that nobody proved must not look as if somebody had. */
    private String name(VideoPhone phone, VideoPhoneCall call) {
        return phone.contact(call).map(context::nameOf)
                .orElseGet(() -> context.sentences().text("legacy.unverified", call.claimedName()));
    }

    /** Not a second one with whom there is one already; whoever calls rings on, and is answered by calling back. */
    void place(PeerfireClient client, BareJid contact, boolean video) {
        if (calls.values().stream().anyMatch(call -> call.isWith(contact) && !call.snapshot().rings())) {
            tell("call.already", context.nameOf(contact));
            return;
        }
        holdOthers(0);
        Call call = video ? client.call(contact, MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.DATA)
                : client.call(contact, MediaKind.AUDIO, MediaKind.DATA);
        add(new ContactCall(++last, call, context));
    }

    void placeGroup(PeerfireClient client, List<BareJid> invited, boolean video) {
        Set<MediaKind> kinds = EnumSet.of(MediaKind.AUDIO, MediaKind.DATA);
        if (video) {
            kinds.add(MediaKind.VIDEO);
        }
        holdOthers(0);
        String names = invited.stream().map(context::nameOf).collect(Collectors.joining(", "));
        add(new GroupTalk(++last, new GroupEntry(context.sentences().text("group.with", names), kinds,
                () -> client.groups().create(invited, kinds.toArray(MediaKind[]::new)), Optional.empty()), context));
    }

    void placeVideoPhone(PeerfireClient client, String name) {
        Optional<VideoPhone> phone = client.videoPhone();
        if (phone.isEmpty()) {
            tell("legacy.off");
            return;
        }
        try {
            phone.get().call(name).whenComplete((call, failure) -> context.execute(() -> {
                if (failure != null) {
                    context.tell(context.sentences().noRegistry(failure));
                } else if (call.isEmpty()) {
                    tell("legacy.nobody", name);
                } else {
                    holdOthers(0);
                    add(new LegacyCall(++last, call.get(), name(phone.get(), call.get()), context));
                }
            }));
        } catch (IllegalArgumentException e) {
            tell("legacy.nobody", name);
        }
    }

    /** There is one more. */
    void add(ControlledCall call) {
        calls.put(call.number(), call);
        if (call.snapshot().outgoing()) {
            context.answered(call);
        }
        context.changed(call);
        call.follow();
    }

    void accept(int number) {
        order(number, call -> {
            if (call.snapshot().rings()) {
                holdOthers(number);
                context.answered(call);
                call.accept();
            }
        });
    }

    void setHeld(int number, boolean held) {
        order(number, call -> {
            if (!held) {
                holdOthers(number);
            }
            call.setHeld(held);
        });
    }

    /** The user talks in one call at a time. */
    private void holdOthers(int number) {
        calls.values().stream().filter(call -> call.number() != number && call.isTalkedIn())
                .forEach(call -> call.setHeld(true));
    }

    /** Does something with a call, unless it is over. */
    void order(int number, Consumer<ControlledCall> what) {
        call(number).ifPresent(what);
    }

    /** Forgets it if it is over. */
    void changed(ControlledCall call) {
        if (call.isOver()) {
            calls.values().remove(call);
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
    }
}
