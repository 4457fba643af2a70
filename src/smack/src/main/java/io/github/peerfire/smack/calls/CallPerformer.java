package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import io.github.peerfire.smack.jingle.element.SessionInfo;
import io.github.peerfire.smack.jmi.element.JingleMessage;
import io.github.peerfire.smack.jmi.element.JingleMessage.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jxmpp.jid.Jid;

/** Carries out the actions of one call. */
final class CallPerformer implements CallMedia.Listener {

    /** Faults, which other programs may have no sentence for. */
    private static final Set<JingleReason> EXPLAINED = EnumSet.complementOf(EnumSet.of(JingleReason.SUCCESS,
            JingleReason.CANCEL, JingleReason.DECLINE, JingleReason.BUSY, JingleReason.EXPIRED,
            JingleReason.ALTERNATIVE_SESSION));

    private final CallSession call;
    private final CallContext context;
    private final Negotiation negotiation;
    private final CallMedia media;
    private final Repetition repetition;
    private List<JingleContent> offered = List.of();
    private Set<MediaKind> allowed = EnumSet.allOf(MediaKind.class);
    private Optional<String> crossedWith = Optional.empty();

    CallPerformer(CallSession call, CallContext context) {
        this.call = call;
        this.context = context;
        this.negotiation = new Negotiation(context.host().abilities());
        this.media = context.host().media(call.id(), call.isInitiator());
        this.repetition = new Repetition(call, context);
    }

    /** The call has left a phase. */
    void leave() {
        repetition.stop();
    }

    CallMedia media() {
        return media;
    }

    Negotiation negotiation() {
        return negotiation;
    }

    /** Whether contents are among those that we offered. */
    boolean isAnswer(List<JingleContent> contents) {
        return contents.stream().allMatch(content -> offered.stream().anyMatch(ours ->
                ours.isSame(content) && ours.description().map(RtmfpDescription::media)
                                .equals(content.description().map(RtmfpDescription::media))));
    }

    /** Accepts no other kinds. */
    void limitTo(Set<MediaKind> kinds) {
        allowed = kinds;
    }

    /** The other side's contents are known: its offer, or its answer to ours. */
    void agree(List<JingleContent> theirs) {
        List<JingleContent> fit = theirs.stream().filter(content ->
                content.description().filter(what -> !allowed.contains(what.media())).isEmpty()).toList();
        if (!call.isInitiator()) {
            offered = fit;
        }
        call.renegotiation().begin(fit.stream()
                .filter(content -> content.description().filter(negotiation::suits).isPresent()).toList());
    }

    void setCrossedWith(String theirId) {
        crossedWith = Optional.of(theirId);
    }

    void perform(CallAction action, Optional<JingleReason> reason) {
        switch (action) {
            case PREPARE -> prepare();
            case PROPOSE -> {
                tell(call.account(), JingleMessage.propose(call.id(), call.kinds()));
                repetition.proposed();
            }
            case RETRACT -> tell(call.account(), withReason(Kind.RETRACT, reason));
            case RETRACT_TIE -> tell(call.account(), JingleMessage.tieBreak(Kind.RETRACT, call.id()));
            case RING_IN_SESSION -> call.requests().ask(
                    JingleBody.info(call.id(), SessionInfo.of(SessionInfo.State.RINGING)));
            case TAKE_OVER -> takeOver();
            case MIGRATE -> call.successor().ifPresent(next ->
                    tellDevice(JingleMessage.migrated(call.id(), next)));
            case RING -> tellDevice(JingleMessage.of(Kind.RINGING, call.id()));
            case PROCEED -> tellDevice(JingleMessage.of(Kind.PROCEED, call.id()));
            case REJECT -> tellDevice(withReason(Kind.REJECT, reason));
            case REJECT_TIE -> crossedWith.ifPresent(id ->
                    tell(call.account(), JingleMessage.tieBreak(Kind.REJECT, id)));
            case INITIATE -> initiate();
            case ANSWER -> answer();
            case CONNECT -> call.far().ifPresent(far -> media.connect(far, this));
            case ACTIVATE -> call.requests().ask(JingleBody.info(call.id(), SessionInfo.of(SessionInfo.State.ACTIVE)));
            case TERMINATE -> terminate(reason.orElse(JingleReason.GENERAL_ERROR));
            case FINISH -> tellDevice(withReason(Kind.FINISH, reason));
        }
    }

    private void terminate(JingleReason reason) {
        JingleBody end = JingleBody.terminate(call.id(), reason);
        call.requests().ask(EXPLAINED.contains(reason)
                ? end.saying(CallState.ended(CallEnding.of(reason)).explain(context.host().language())) : end);
    }

    private void prepare() {
        call.limitPreparation();
        context.host().prepare(call.account()).whenComplete((done, failure) ->
                call.post(failure == null ? CallEvent.READY : CallEvent.NOT_READY));
    }

    private void takeOver() {
        context.register().all().stream()
                .filter(old -> old != call && old.account().equals(call.account()))
                .filter(old -> old.takes(CallEvent.REPLACED)).forEach(old -> old.yieldTo(call));
    }

    private void initiate() {
        offered = negotiation.offer(call.kinds(), media.transport());
        JingleBody offer = JingleBody.of(JingleAction.SESSION_INITIATE, call.id(), offered)
                .initiatedBy(context.signals().self());
        ask(context.room().map(offer::inConference).orElse(offer));
    }

    private void answer() {
        List<JingleContent> accepted = negotiation.answer(offered, media.transport());
        ask(JingleBody.of(JingleAction.SESSION_ACCEPT, call.id(), accepted).answeredBy(context.signals().self()));
    }

    private JingleMessage withReason(Kind kind, Optional<JingleReason> reason) {
        return JingleMessage.of(kind, call.id(), reason.orElse(JingleReason.SUCCESS));
    }

    private void tell(Jid to, JingleMessage message) {
        context.signals().send(to, message);
    }

    private void tellDevice(JingleMessage message) {
        call.device().ifPresent(device -> tell(device, message));
    }

    /** Asks for what the call does not go on without; it may have arrived though no answer came. */
    private void ask(JingleBody body) {
        call.requests().askUnlessRefused(body, () -> call.handle(CallEvent.REQUEST_REFUSED));
    }

    @Override
    public void hash(SessionHash own, Runnable answered) {
        inform(RtmfpTransport.proof(own), body -> call.requests().insistNow(body, answered));
    }

    @Override
    public void candidates(List<Candidate> own) {
        inform(RtmfpTransport.candidates(own), call.requests()::ask);
    }

    private void inform(RtmfpTransport transport, Consumer<JingleBody> way) {
        context.clock().execute(() -> call.renegotiation().present().stream().findFirst().ifPresent(content ->
                way.accept(JingleBody.of(JingleAction.TRANSPORT_INFO, call.id(),
                        List.of(JingleContent.info(content.creator(), content.name(), transport))))));
    }

    @Override
    public void moved() {
        context.clock().execute(call.replacement()::moved);
    }

    @Override
    public void ready() {
        context.clock().execute(() -> {
            call.replacement().ready();
            call.handle(CallEvent.MEDIA_READY);
        });
    }

    @Override
    public void lost() {
        context.clock().execute(() -> {
            call.handle(context.outage().isPresent() ? CallEvent.MEDIA_LOST_OFFLINE : CallEvent.MEDIA_LOST);
            call.replacement().lost();
        });
    }

    @Override
    public void failed() {
        call.post(CallEvent.MEDIA_FAILED);
    }

    @Override
    public void insecure() {
        call.post(CallEvent.MEDIA_INSECURE);
    }
}
