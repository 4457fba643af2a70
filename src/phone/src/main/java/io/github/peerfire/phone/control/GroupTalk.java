package io.github.peerfire.phone.control;

import io.github.peerfire.client.CallStatistics;
import io.github.peerfire.client.GroupAnswer;
import io.github.peerfire.client.GroupCall;
import io.github.peerfire.client.GroupInvitation;
import io.github.peerfire.client.GroupMember;
import io.github.peerfire.flash.NetStreamInfo;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.CallEnding;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jxmpp.jid.BareJid;

/** A call of several people. */
final class GroupTalk extends ControlledCall {

    private static final int RING_SECONDS = 60;

    private final GroupEntry entry;
    private final Resting resting = new Resting();
    private Optional<GroupCall> call = Optional.empty();
    private Optional<GroupMedia> media = Optional.empty();
    private List<MemberSnapshot> members = List.of();
    private final Guests guests = new Guests(TimeUnit.SECONDS.toNanos(RING_SECONDS));
    private final CompletableFuture<Void> rung = new CompletableFuture<>();
    private CallState state;

    GroupTalk(int number, GroupEntry entry, CallContext context) {
        super(number, context);
        this.entry = entry;
        this.state = CallState.of(entry.invited() ? CallPhase.ALERTING : CallPhase.CONNECTING);
    }

    @Override
    void follow() {
        if (!entry.invited()) {
            entry.guests().forEach(guest -> guests.invited(guest, System.nanoTime()));
            enter();
            return;
        }
        entry.invitation().ifPresent(invitation -> invitation.ended().thenAccept(
                how -> context().execute(() -> invitationEnded(how))));
        // Who invited may wait for a long time; whoever did not hear it has missed it.
        rung.completeOnTimeout(null, RING_SECONDS, TimeUnit.SECONDS)
                .thenRun(() -> context().execute(this::unheard));
    }

    @Override
    void unheard() {
        if (state.phase() == CallPhase.ALERTING) {
            over(CallEnding.MISSED, "");
        }
    }

    @Override
    boolean isWith(BareJid account) {
        return guests.isAwaited(account, System.nanoTime()) || takesPart(account);
    }

    private boolean takesPart(BareJid account) {
        return call.map(GroupCall::members).orElse(List.of()).stream()
                .anyMatch(member -> member.jid().asBareJid().equals(account));
    }

    private void invitationEnded(GroupInvitation.Ending how) {
        if (state.phase() == CallPhase.ALERTING) {
            over(how == GroupInvitation.Ending.CALL_OVER ? CallEnding.CANCELLED_BY_CALLER
                    : CallEnding.ANSWERED_ELSEWHERE, "");
        }
    }

    private void enter() {
        entry.enter().whenComplete((joined, failure) -> context().execute(() -> {
            if (failure != null) {
                over(CallEnding.FAILED, context().explain(failure));
            } else if (isOver()) {
                joined.leave();
            } else {
                begin(joined);
            }
        }));
    }

    private void begin(GroupCall joined) {
        call = Optional.of(joined);
        state = CallState.of(CallPhase.ACTIVE);
        MediaSettings first = devices(context().devices());
        context().tellIfUnseen(entry.kinds().contains(MediaKind.VIDEO), first);
        if (context().devices().recording().isPresent()) {
            context().tell(context().sentences().text("group.notRecorded"));
        }
        GroupMedia opened = new GroupMedia(joined.local(), this::worstWay, first, context(),
                this::happened);
        media = Optional.of(opened);
        opened.start();
        joined.onMember(member -> context().execute(() -> came(member)));
        joined.onMemberLeft(member -> context().execute(() -> left(member)));
        joined.onAnswer(this::answered);
        joined.ended().thenAccept(why -> context().execute(
                () -> over(CallEnding.MEDIA_LOST, why.explain(context().sentences().locale()))));
        joined.leftOut().values().stream().distinct()
                .forEach(why -> context().tell(why.explain(context().sentences().locale())));
        membersChanged();
    }

    /** Who takes part is seen. */
    private void answered(GroupAnswer answer) {
        context().execute(() -> {
            guests.answered(answer.account());
            if (answer.kind() == GroupAnswer.Kind.DECLINED) {
                context().told(context().sentences().text("group.declined", context().nameOf(answer.account())));
            }
        });
    }

    private MediaSettings devices(MediaSettings wanted) {
        MediaSettings ours = wanted.withoutRecording();
        return entry.kinds().contains(MediaKind.VIDEO) ? ours : ours.withCamera(MediaDevices.NONE);
    }

    private void came(GroupMember member) {
        media.ifPresent(open -> open.add(id(member), member.remote()));
        member.remote().onData((handler, values) -> {
            if (handler.equals(ChatLine.HANDLER) && !values.isEmpty()) {
                values.get(values.size() - 1).asText().ifPresent(text -> told(name(member), text));
            }
        });
        member.onStateChange(now -> context().execute(this::membersChanged));
        member.onMediaChange(now -> context().execute(this::membersChanged));
    }

    private void left(GroupMember member) {
        media.ifPresent(open -> open.remove(id(member)));
        membersChanged();
    }

    private void membersChanged() {
        members = call.map(GroupCall::members).orElse(List.of()).stream().map(this::present).toList();
        call.ifPresent(joined -> media.ifPresent(open ->
                PhoneAbilities.choose(
                joined.codecs(MediaKind.AUDIO), joined.codecs(MediaKind.VIDEO), open.pipeline(), context().codecs())));
        context().changed(this);
    }

    private MemberSnapshot present(GroupMember member) {
        return new MemberSnapshot(id(member), name(member), member.state().phase() == CallPhase.ACTIVE,
                member.mediaState().mutedByPeer(), member.verificationCode());
    }

    private static String id(GroupMember member) {
        return member.jid().toString();
    }

    private String name(GroupMember member) {
        return context().nameOf(member.jid().asBareJid());
    }

    private void over(CallEnding why, String sentence) {
        if (!isOver()) {
            boolean missed = state.phase() == CallPhase.ALERTING
                    && (why == CallEnding.MISSED || why == CallEnding.CANCELLED_BY_CALLER);
            state = CallState.ended(why);
            close();
            context().over(this, context().sentences().of(entry.name(),
                    sentence.isEmpty() ? state.explain(context().sentences().locale()) : sentence));
            if (missed) {
                entry.invitation().ifPresent(invitation -> context().missed(new UnansweredCall(CallKind.GROUP, host(),
                        entry.name(), "", invitation.since(), entry.kinds().contains(MediaKind.VIDEO))));
            }
        }
    }

    /** Who invited; empty if the user made the call. */
    private Optional<BareJid> host() {
        return entry.invitation().map(invitation -> invitation.from().asBareJid());
    }

    @Override
    boolean answers(UnansweredCall missed) {
        return missed.account().isPresent() && missed.account().equals(host());
    }

    /** Lets somebody else take part. */
    void invite(BareJid account) {
        if (isWith(account)) {
            context().tell(context().sentences().text("group.there", context().nameOf(account)));
            return;
        }
        call.ifPresent(joined -> {
            guests.invited(account, System.nanoTime());
            joined.invite(account).whenComplete((done, failure) -> context().execute(() -> {
                if (failure != null) {
                    guests.answered(account);
                    context().told(context().explain(failure));
                }
            }));
        });
    }

    @Override
    CallSnapshot snapshot() {
        Set<MediaKind> kinds = call.map(GroupCall::media).orElse(entry.kinds());
        return new CallSnapshot(number(), CallKind.GROUP, entry.name(), !entry.invited(),
                entry.kinds().contains(MediaKind.VIDEO), state, resting.of(kinds), heard(), Optional.empty(), history(),
                chat(), members);
    }

    @Override
    void accept() {
        if (state.phase() == CallPhase.ALERTING) {
            state = CallState.of(CallPhase.CONNECTING);
            context().changed(this);
            enter();
        }
    }

    @Override
    void hangUp() {
        if (state.phase() == CallPhase.ALERTING) {
            entry.decline();
            over(CallEnding.DECLINED_HERE, "");
        } else {
            over(call.isPresent() ? CallEnding.HUNG_UP : CallEnding.CANCELLED, "");
            call.ifPresent(GroupCall::leave);
        }
    }

    @Override
    void setMuted(MediaKind kind, boolean rests) {
        resting.setMuted(kind, rests);
        restingChanged();
    }

    /** A conference has no word for it: the others are told that microphone and camera rest. */
    @Override
    void setHeld(boolean rests) {
        resting.setHeld(rests);
        restingChanged();
    }

    private void restingChanged() {
        call.ifPresent(joined -> entry.kinds().stream().filter(kind -> kind != MediaKind.DATA).forEach(kind -> {
            if (resting.rests(kind)) {
                joined.mute(kind);
            } else {
                joined.unmute(kind);
            }
        }));
        rest();
        context().changed(this);
    }

    private void rest() {
        CallSnapshot now = snapshot();
        media.ifPresent(open -> {
            open.pipeline().setMuted(now.muted());
            open.setCameraOff(now.cameraOff());
            open.setHeld(now.held());
        });
    }

    @Override
    void send(String text) {
        call.ifPresent(joined -> joined.local().send(ChatLine.HANDLER, context().ownName(), text));
    }

    @Override
    Optional<CallView> view() {
        return media.map(open -> open);
    }

    @Override
    void use(MediaSettings wanted, double volume) {
        media.ifPresent(open -> open.use(devices(wanted), volume));
        rest();
    }

    @Override
    void sample() {
        statistics().thenAccept(this::sampled);
        guests.givenUp(System.nanoTime()).stream().filter(guest -> !takesPart(guest)).forEach(guest ->
                context().told(context().sentences().text("group.noAnswer", context().nameOf(guest))));
    }

    private CompletableFuture<Map<String, CallStatistics>> statistics() {
        Map<String, CompletableFuture<CallStatistics>> asked = call.map(GroupCall::members).orElse(List.of()).stream()
                .collect(Collectors.toMap(GroupTalk::id, GroupMember::statistics));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenApply(
                done -> asked.entrySet().stream().collect(
                        Collectors.toMap(Map.Entry::getKey, way -> way.getValue().join())));
    }

    private CompletableFuture<CallStatistics> worstWay() {
        return statistics().thenApply(all -> all.values().stream()
                .max(Comparator.comparing(way -> way.sent().map(NetStreamInfo::bufferedBytes).orElse(-1L)))
                .orElse(CallStatistics.NONE));
    }

    @Override
    void close() {
        if (!isOver()) {
            state = CallState.ended(CallEnding.SIGNED_OUT);
        }
        rung.cancel(false);
        media.ifPresent(open -> context().giveBack(open::close));
    }
}
