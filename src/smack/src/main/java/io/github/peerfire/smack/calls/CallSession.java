package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.element.PresenceEndpoint;
import io.github.peerfire.smack.jingle.element.JingleParty;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityFullJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call's signalling: a machine of {@link CallTables} and where it stands. Lives on the calls' thread, but for what
 * says otherwise.
 */
public final class CallSession {

    private static final Logger LOG = LoggerFactory.getLogger(CallSession.class);

    private final String id;
    private final boolean initiator;
    private final BareJid account;
    private final Set<MediaKind> kinds;
    private final CallContext context;
    private final CallTable table;
    private final CallPerformer performer;
    private final CallRequests requests;
    private final Renegotiation renegotiation;
    private final FarContents farContents;
    private final Replacement replacement;
    private final Instant since;
    private final EntityFullJid self;
    private final List<Consumer<CallState>> listeners = new CopyOnWriteArrayList<>();
    private volatile CallState state = CallState.of(CallPhase.IDLE);
    private CallClock.Timer timer = () -> { };
    private CallClock.Timer confirmation = () -> { };
    private Optional<EntityFullJid> device;
    private Optional<JingleReason> given = Optional.empty();
    private volatile Optional<String> said = Optional.empty();
    private Optional<String> successor = Optional.empty();
    private boolean accepted;
    private boolean known;
    private Optional<RtmfpTransport> far = Optional.empty();

    private CallSession(
            String id, CallTable table, BareJid account, Optional<EntityFullJid> device, Set<MediaKind> kinds,
            CallContext context) {
        this.id = id;
        this.initiator = table == CallTables.CALLER || table == CallTables.JOINER;
        this.account = account;
        this.device = device;
        this.kinds = Set.copyOf(kinds);
        this.context = context;
        this.table = table;
        this.since = context.clock().time();
        this.self = context.signals().self();
        this.performer = new CallPerformer(this, context);
        this.requests = new CallRequests(this, context);
        this.renegotiation = new Renegotiation(this, context);
        this.farContents = new FarContents(this);
        this.replacement = new Replacement(this, context);
    }

    static CallSession outgoing(String id, BareJid account, Set<MediaKind> kinds, CallContext context) {
        return new CallSession(id, CallTables.CALLER, account, Optional.empty(), kinds, context);
    }

    static CallSession incoming(String id, EntityFullJid device, Set<MediaKind> kinds, CallContext context) {
        return new CallSession(id, CallTables.CALLEE, device.asBareJid(), Optional.of(device), kinds, context);
    }

    static CallSession direct(String id, EntityFullJid device, Set<MediaKind> kinds, CallContext context) {
        return new CallSession(id, CallTables.DIRECT, device.asBareJid(), Optional.of(device), kinds, context);
    }

    static CallSession joining(String id, EntityFullJid device, Set<MediaKind> kinds, CallContext context) {
        return new CallSession(id, CallTables.JOINER, device.asBareJid(), Optional.of(device), kinds, context);
    }

    /** The id of propose and of the Jingle session. Any thread. */
    public String id() {
        return id;
    }

    /** Whether it was placed here. Any thread. */
    public boolean isInitiator() {
        return initiator;
    }

    /** The other side's account. Any thread. */
    public BareJid account() {
        return account;
    }

    /** The kinds of media that were proposed. Any thread. */
    public Set<MediaKind> kinds() {
        return kinds;
    }

    /** Where it stands. Any thread. */
    public CallState state() {
        return state;
    }

    /** The media of this call. Any thread. */
    public CallMedia media() {
        return performer.media();
    }

    /** What the call consists of, and how that is changed while it goes on. Any thread. */
    public Renegotiation renegotiation() {
        return renegotiation;
    }

    /** Tells of every change from now on, on the calls' thread. Any thread. */
    public void onState(Consumer<CallState> listener) {
        listeners.add(listener);
    }

    /** The user accepts. Any thread. */
    public void accept() {
        post(CallEvent.ACCEPT);
    }

    /** The user cancels, refuses or hangs up. Any thread. */
    public void end() {
        post(CallEvent.END);
    }

    void post(CallEvent event) {
        context.clock().execute(() -> handle(event));
    }

    /** Does what the table says; false if it says nothing. */
    boolean handle(CallEvent event) {
        Optional<CallCell> cell = table.cell(state.phase(), event);
        if (cell.isEmpty()) {
            LOG.debug("Call {}: {} means nothing in {}", id, event, state.phase());
            return false;
        }
        CallState next = event == CallEvent.TERMINATE ? toldBy(given, cell.get()) : cell.get().next();
        accepted |= event == CallEvent.ACCEPT || event == CallEvent.PROPOSE_MIGRATING;
        LOG.debug("Call {}: {} in {} leads to {}", id, event, state.phase(), next);
        enter(next);
        Optional<JingleReason> reason = cell.get().reason().or(() -> given);
        EachStep steps = new EachStep();
        cell.get().actions().forEach(action -> steps.then(() -> performer.perform(action, reason)));
        if (next.isOver()) {
            stop(steps);
        } else {
            steps.then(renegotiation::tellInherited);
        }
        listeners.forEach(listener -> steps.then(() -> listener.accept(next)));
        steps.done();
        return true;
    }

    /** It never began: lets go of all that belongs to it. */
    void discard() {
        context.register().remove(this);
        performer.media().close();
    }

    private void stop(EachStep steps) {
        confirmation.cancel();
        requests.stop();
        renegotiation.stop();
        replacement.stop();
        steps.then(performer.media()::close).then(() -> context.over().accept(this));
    }

    private static CallState toldBy(Optional<JingleReason> reason, CallCell cell) {
        boolean open = cell.next().equals(CallState.ended(CallEnding.HUNG_UP_BY_PEER));
        return reason.filter(why -> open).map(why -> CallState.ended(CallEnding.of(why))).orElse(cell.next());
    }

    private void enter(CallState next) {
        boolean goesOn = next.phase() == CallPhase.RINGING;
        if (next.phase() != state.phase()) {
            performer.leave();
        }
        if (next.phase() != state.phase() && !goesOn) {
            timer.cancel();
            timer = () -> { };
            Optional<Duration> longest = next.phase() == CallPhase.CUT_OFF
                    ? Optional.of(context.times().limitOffline(context.outage().length(context.clock().now())))
                    : context.times().limit(next.phase());
            longest.ifPresent(this::limit);
        }
        state = next;
    }

    /** The phase IDLE is never entered, so the caller's preparation asks for its limit. */
    void limitPreparation() {
        if (state.phase() == CallPhase.IDLE) {
            context.times().limit(CallPhase.IDLE).ifPresent(this::limit);
        }
    }

    private void limit(Duration longest) {
        timer = context.clock().schedule(longest, () -> handle(CallEvent.TIMEOUT));
    }

    boolean takes(CallEvent event) {
        return table.cell(state.phase(), event).isPresent();
    }

    /** Our own full JID when the call began. */
    EntityFullJid self() {
        return self;
    }

    /** When the call began. */
    Instant since() {
        return since;
    }

    /** Whether somebody accepted it here. */
    boolean isAccepted() {
        return accepted;
    }

    /** The kinds of media that are part of it now. */
    Set<MediaKind> presentKinds() {
        return renegotiation.contents().kinds().values().stream().filter(content -> content.phase().isPresent())
                .map(CallContent::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** Another call takes its place. */
    void yieldTo(CallSession next) {
        successor = Optional.of(next.id());
        goOnAs(next);
        handle(CallEvent.REPLACED);
    }

    /** What the application has as this call is another one from now on. */
    void goOnAs(CallSession next) {
        next.known |= known;
        next.renegotiation.goOnFrom(renegotiation);
        context.host().replaced(this, next);
    }

    /** Whether the application has it: it was placed there, rang there, or took the place of one that did. */
    boolean isKnown() {
        return known;
    }

    /** The application has it from now on. */
    void setKnown() {
        known = true;
    }

    Optional<String> successor() {
        return successor;
    }

    /** The other side's device, once it is known. On the calls' thread. */
    public Optional<EntityFullJid> device() {
        return device;
    }

    void setDevice(EntityFullJid answering) {
        device = Optional.of(answering);
    }

    /** What the other side gave as reason; also the reason of our finish then. */
    void setGiven(Optional<JingleReason> reason) {
        given = reason;
    }

    /**
     * The sentence with which the other side's program ended the call, in its user's language, at most 200 characters.
     * Anybody can write anything: to be shown as what the other side says, or not at all. Any thread.
     */
    public Optional<String> said() {
        return said;
    }

    void setSaid(Optional<String> sentence) {
        said = sentence;
    }

    Optional<RtmfpTransport> far() {
        return far;
    }

    void setFar(RtmfpTransport transport) {
        far = Optional.of(transport);
    }

    CallPerformer performer() {
        return performer;
    }

    CallRequests requests() {
        return requests;
    }

    Negotiation negotiation() {
        return performer.negotiation();
    }

    FarContents farContents() {
        return farContents;
    }

    Replacement replacement() {
        return replacement;
    }

    /** What this side is to the Jingle session. */
    JingleParty party() {
        return initiator ? JingleParty.INITIATOR : JingleParty.RESPONDER;
    }

    /** What the other side is to the Jingle session. */
    JingleParty farParty() {
        return initiator ? JingleParty.RESPONDER : JingleParty.INITIATOR;
    }

    /** Whether there is a Jingle session, agreed or not. */
    boolean isSession() {
        boolean begun = table == CallTables.DIRECT && state.phase() != CallPhase.IDLE && !state.isOver();
        return begun || state.phase() == CallPhase.INITIATING || state.phase().hasContents();
    }

    /** What presence tells of the other side's device. */
    Optional<PresenceEndpoint> told() {
        return device.flatMap(context.host()::endpoint);
    }

    /** Whether an address is that of the other side's device, by all that presence tells. */
    AddressCheck check(RtmfpTransport address) {
        return AddressCheck.of(address, told(), peer ->
                device.filter(known -> context.host().hadEndpoint(known, peer)).isPresent());
    }

    /** The other side's address is of a newer binding than presence tells, which has to catch up (ProtoXEP 6.5). */
    void confirmWithin(Duration longest) {
        confirmation.cancel();
        confirmation = context.clock().schedule(longest, () -> {
            if (context.outage().isPresent()) {
                confirmWithin(longest);
            } else if (far.filter(address -> check(address) == AddressCheck.RIGHT).isEmpty()) {
                handle(CallEvent.ADDRESS_MISMATCH);
            }
        });
    }
}
