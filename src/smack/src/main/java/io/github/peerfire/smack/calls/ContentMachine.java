package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Codec;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.Senders;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of media of one call: a machine of {@link ContentTables} and where it stands. Lives on the calls' thread.
 */
final class ContentMachine {

    private static final Logger LOG = LoggerFactory.getLogger(ContentMachine.class);

    private final MediaKind kind;
    private final CallSession call;
    private final CallContext context;
    private final Runnable changed;
    private final StateTable<ContentPhase, ContentEvent, ChangeCell<ContentPhase, ContentAction>> table;
    private ContentPhase phase = ContentPhase.ABSENT;
    private JingleContent content;
    private JingleContent told;
    private Senders wanted = Senders.BOTH;
    private RtmfpDescription near;
    private Optional<RtmfpDescription> far = Optional.empty();
    private boolean muted;
    private boolean mutedByPeer;
    private CallClock.Timer timer = () -> { };
    private int count;
    private int withdrawals;
    private int offers;
    private boolean stopped;

    ContentMachine(MediaKind kind, CallSession call, CallContext context, Runnable changed) {
        this.kind = kind;
        this.call = call;
        this.context = context;
        this.changed = changed;
        this.table = call.isInitiator() ? ContentTables.INITIATOR : ContentTables.RESPONDER;
        this.near = call.negotiation().describe(kind);
        this.content = JingleContent.named(call.party(), kind.word());
    }

    /** It is part of the call from the beginning, as both sides' descriptions say. */
    void begin(JingleContent agreed, RtmfpDescription theirs) {
        content = agreed;
        far = Optional.of(theirs);
        phase = ContentPhase.PRESENT;
    }

    MediaKind kind() {
        return kind;
    }

    ContentPhase phase() {
        return phase;
    }

    CallContent snapshot() {
        return new CallContent(kind, phase, sends(call.party()), sends(call.farParty()), muted, mutedByPeer, far);
    }

    private boolean sends(JingleParty party) {
        Senders one = party == JingleParty.INITIATOR ? Senders.INITIATOR : Senders.RESPONDER;
        return content.senders() == Senders.BOTH || content.senders() == one;
    }

    /** Whether this side has it, or wants it. */
    boolean isWanted() {
        return phase.isPresent() || phase == ContentPhase.OFFERED;
    }

    /** Whether the other side may think that it is part of the call, perhaps since it has not heard otherwise. */
    boolean mayBeExpected() {
        return isWanted() || withdrawals > 0;
    }

    /** Whether this is the content that a request names. */
    boolean is(JingleContent named) {
        return phase != ContentPhase.ABSENT && content.isSame(named);
    }

    /** What the other side's content-accept is: the answer to our offer, or the same answer once more. */
    ContentEvent acceptance() {
        return phase.isPresent() && offers > 0 ? ContentEvent.FAR_ACCEPT_AGAIN : ContentEvent.FAR_ACCEPT;
    }

    /** Whether what a request says of the content can be true: it is of this kind. */
    boolean isAbout(JingleContent content) {
        return content.description().isEmpty() || content.description().get().media() == kind;
    }

    /** The content as most requests name it. */
    JingleContent named() {
        return JingleContent.named(content.creator(), content.name());
    }

    /** How a request of the other side would be refused now; empty if it is in order. */
    Optional<JingleFault> objection(ContentEvent event) {
        Optional<ChangeCell<ContentPhase, ContentAction>> cell = table.cell(phase, event);
        return cell.isEmpty() ? Optional.of(JingleFault.OUT_OF_ORDER) : cell.get().fault();
    }

    /** The other side asked for something that is in order. */
    void handle(ContentEvent event, JingleContent theirs) {
        told = theirs;
        handle(event);
    }

    /** The user wants something about who sends. */
    void direct(boolean nearSends, boolean farSends) {
        if (table.cell(phase, ContentEvent.MODIFY).isEmpty()) {
            // What was asked for before is still to be answered.
            return;
        }
        boolean initiatorSends = call.isInitiator() ? nearSends : farSends;
        boolean responderSends = call.isInitiator() ? farSends : nearSends;
        Senders one = initiatorSends ? Senders.INITIATOR : Senders.RESPONDER;
        wanted = initiatorSends == responderSends ? initiatorSends ? Senders.BOTH : Senders.NONE : one;
        handle(ContentEvent.MODIFY);
    }

    /** Does what the table says, if anything. */
    void handle(ContentEvent event) {
        Optional<ChangeCell<ContentPhase, ContentAction>> cell = table.cell(phase, event);
        if (cell.isEmpty() || stopped) {
            LOG.debug("{}: {} means nothing in {}", kind, event, phase);
            return;
        }
        phase = cell.get().next();
        timer.cancel();
        count++;
        cell.get().actions().forEach(this::perform);
        changed.run();
    }

    private void perform(ContentAction action) {
        switch (action) {
            case OFFER -> {
                content = offer();
                ask(JingleAction.CONTENT_ADD, content);
                timer = context.clock().schedule(context.times().propose(), () -> handle(ContentEvent.TIMEOUT));
            }
            case AGREE -> ask(JingleAction.CONTENT_ACCEPT, agreed());
            case AGREE_AGAIN -> call.requests().ask(
                    JingleBody.of(JingleAction.CONTENT_ACCEPT, call.id(), List.of(agreed())));
            case DECLINE -> ask(JingleAction.CONTENT_REJECT, named());
            case WITHDRAW -> ask(JingleAction.CONTENT_REMOVE, named());
            case ASK_TO_DIRECT -> ask(JingleAction.CONTENT_MODIFY,
                    JingleContent.directed(content.creator(), content.name(), wanted));
            case LEARN -> learn();
            case OBEY -> content = sentBy(content, told.senders());
            case DIRECT -> content = sentBy(content, wanted);
            case FORGET -> forget();
        }
    }

    /** Under a new name: else the answer to an offer that was taken back would pass for this one's (ProtoXEP 6.7). */
    private JingleContent offer() {
        offers++;
        return JingleContent.of(
                call.party(), kind.word() + "-" + offers, Senders.BOTH, near, call.media().transport());
    }

    private JingleContent agreed() {
        List<Codec> codecs = far.map(theirs -> call.negotiation().common(theirs).codecs()).orElse(near.codecs());
        return JingleContent.of(content.creator(), content.name(), content.senders(),
                new RtmfpDescription(kind, near.maxRate(), codecs), call.media().transport());
    }

    private void learn() {
        content = told;
        far = told.description();
        told.transport().flatMap(RtmfpTransport::stream).ifPresent(call.media()::takeFarStream);
    }

    private void forget() {
        far = Optional.empty();
        muted = false;
        mutedByPeer = false;
    }

    private static JingleContent sentBy(JingleContent content, Senders senders) {
        return new JingleContent(content.creator(), content.name(), senders, content.description(),
                content.transport(), content.foreign());
    }

    /** What comes of it counts only if nothing else has happened since. */
    private void ask(JingleAction action, JingleContent about) {
        int request = count;
        boolean ends = action == JingleAction.CONTENT_REMOVE || action == JingleAction.CONTENT_REJECT;
        withdrawals += ends ? 1 : 0;
        call.requests().insist(JingleBody.of(action, call.id(), List.of(about)), () -> ends || request == count,
                () -> answered(request, ends, ContentEvent.DONE), () -> answered(request, ends, ContentEvent.REFUSED));
    }

    private void answered(int request, boolean ends, ContentEvent event) {
        withdrawals -= ends ? 1 : 0;
        if (request == count) {
            handle(event);
        }
    }

    /** The other side can decode something else from now on, or wants another rate. */
    void describe(RtmfpDescription theirs) {
        List<Codec> codecs = theirs.codecs().isEmpty()
                ? far.map(RtmfpDescription::codecs).orElse(List.of()) : theirs.codecs();
        far = Optional.of(new RtmfpDescription(kind, theirs.maxRate(), codecs));
    }

    /** This side is willing to receive so much from now on. */
    JingleContent limit(Optional<Long> kbits) {
        near = new RtmfpDescription(kind, kbits, near.codecs());
        return JingleContent.info(content.creator(), content.name(), near);
    }

    void setMuted(boolean now) {
        muted = now;
    }

    void setMutedByPeer(boolean now) {
        mutedByPeer = now;
    }

    /** The call is over. */
    void stop() {
        timer.cancel();
        stopped = true;
    }
}
