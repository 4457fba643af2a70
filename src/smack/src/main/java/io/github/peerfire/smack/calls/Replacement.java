package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transport of one call, replaced when its peer-to-peer session was lost along with a peer ID (ProtoXEP 7.6): a
 * machine of {@link ReplacementTables} and where it stands. Lives on the calls' thread.
 */
final class Replacement {

    private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);

    /** How long who has to yield waits; a fraction of what a call may take to be restored. */
    private static final Duration YIELD = Duration.ofSeconds(5);

    private final CallSession call;
    private final CallContext context;
    private final StateTable<ReplacementPhase, ReplacementEvent, ChangeCell<ReplacementPhase, ReplacementAction>> table;
    private ReplacementPhase phase = ReplacementPhase.OPENING;
    private Optional<RtmfpTransport> near = Optional.empty();
    private List<JingleContent> asked = List.of();
    private CallClock.Timer timer = () -> { };
    private int count;
    private boolean stopped;

    Replacement(CallSession call, CallContext context) {
        this.call = call;
        this.context = context;
        this.table = call.isInitiator() ? ReplacementTables.INITIATOR : ReplacementTables.RESPONDER;
    }

    ReplacementPhase phase() {
        return phase;
    }

    void ready() {
        handle(ReplacementEvent.READY);
    }

    void lost() {
        handle(farMoved() ? ReplacementEvent.LOST_BOTH : ReplacementEvent.LOST);
    }

    void moved() {
        handle(farMoved() ? ReplacementEvent.MOVED_BOTH : ReplacementEvent.MOVED);
    }

    /** Whether presence tells another peer ID of the other side than the one that this call is with. */
    private boolean farMoved() {
        return call.told().isPresent()
                && !call.told().map(told -> told.peer()).equals(call.far().flatMap(RtmfpTransport::peer));
    }

    /** How a request is refused; empty if it can be followed. Changes nothing. */
    Optional<JingleFault> objection(Jingle request) {
        boolean rejects = request.action() == JingleAction.TRANSPORT_REJECT;
        List<JingleContent> named = request.contents();
        boolean whole = !named.isEmpty() && (rejects || named.stream().allMatch(content ->
                content.hasForeignTransport() || content.transport().filter(RtmfpTransport::isAddress).isPresent()));
        if (!whole) {
            return Optional.of(JingleFault.BAD_REQUEST);
        }
        if (named.stream().anyMatch(content -> call.renegotiation().find(content).isEmpty())) {
            return Optional.of(JingleFault.OUT_OF_ORDER);
        }
        Optional<ChangeCell<ReplacementPhase, ReplacementAction>> cell = table.cell(phase, event(request));
        return cell.isEmpty() ? Optional.of(JingleFault.OUT_OF_ORDER) : cell.get().fault();
    }

    private static ReplacementEvent event(Jingle request) {
        return switch (request.action()) {
            case TRANSPORT_REPLACE -> ReplacementEvent.FAR_REPLACE;
            case TRANSPORT_ACCEPT -> ReplacementEvent.FAR_ACCEPT;
            case TRANSPORT_REJECT -> ReplacementEvent.FAR_REJECT;
            default -> throw new IllegalArgumentException("Not about transports: " + request.action());
        };
    }

    /** Does what a request asks for, which was judged to be in order, and whose address was checked. */
    void follow(Jingle request) {
        switch (request.action()) {
            case TRANSPORT_REPLACE -> {
                asked = request.contents();
                near = call.media().renew();
                handle(near.isPresent() ? ReplacementEvent.FAR_REPLACE : ReplacementEvent.FAR_REPLACE_UNREADY);
            }
            case TRANSPORT_ACCEPT -> handle(ReplacementEvent.FAR_ACCEPT);
            default -> handle(ReplacementEvent.FAR_REJECT);
        }
    }

    /** The other side's new transport is none of ours. */
    void reject(Jingle request) {
        call.requests().ask(JingleBody.of(JingleAction.TRANSPORT_REJECT, call.id(), request.contents().stream()
                .map(content -> JingleContent.named(content.creator(), content.name())).toList()));
    }

    private void handle(ReplacementEvent event) {
        Optional<ChangeCell<ReplacementPhase, ReplacementAction>> cell = table.cell(phase, event);
        if (cell.isEmpty() || stopped) {
            LOG.debug("Call {}: {} means nothing in {}", call.id(), event, phase);
            return;
        }
        LOG.debug("Call {}: {} in {} leads to {}", call.id(), event, phase, cell.get().next());
        phase = cell.get().next();
        timer.cancel();
        count++;
        cell.get().actions().forEach(this::perform);
    }

    private void perform(ReplacementAction action) {
        switch (action) {
            case REPLACE -> replace();
            case ACCEPT -> accept();
            case RECONNECT -> call.far().ifPresent(call.media()::reconnect);
            case WAIT -> timer = context.clock().schedule(YIELD, () -> handle(ReplacementEvent.TIMEOUT));
        }
    }

    private void replace() {
        int request = count;
        near = call.media().renew();
        Runnable refused = () -> {
            if (request == count) {
                handle(ReplacementEvent.REFUSED);
            }
        };
        if (near.isEmpty()) {
            context.clock().execute(refused);
            return;
        }
        call.requests().ask(JingleBody.of(JingleAction.TRANSPORT_REPLACE, call.id(),
                moved(call.renegotiation().present(), near.get())), () -> { }, refused);
    }

    private void accept() {
        near = near.or(call.media()::renew);
        near.ifPresent(address -> call.requests().ask(JingleBody.of(JingleAction.TRANSPORT_ACCEPT, call.id(),
                moved(asked, address))));
    }

    private static List<JingleContent> moved(List<JingleContent> contents, RtmfpTransport address) {
        return contents.stream().map(content ->
                JingleContent.info(content.creator(), content.name(), address)).toList();
    }

    /** The call is over. */
    void stop() {
        timer.cancel();
        stopped = true;
    }
}
