package io.github.peerfire.openfire.operation.event;

import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.operation.LogText;
import io.github.peerfire.openfire.ticket.TicketHolder;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import io.github.peerfire.rtmfp.common.LineBudget;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.session.CloseReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each thing that happens to an endpoint: {@code event=NAME connection=NUMBER} and further values.
 * The connection's number is the same in all lines about it, within one start of the rendezvous. At debug level, or at
 * info level, where there are no more than {@value #LINES_PER_MINUTE} lines a minute. Never blocks.
 */
public final class EventLog implements PeerListener {

    /** Lines a minute at info level. */
    public static final int LINES_PER_MINUTE = 300;

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final int SHOWN_DIGITS = 8;

    private final BooleanSupplier atInfo;
    private final BooleanSupplier addresses;
    private final BooleanSupplier callers;
    private final Clock clock;
    private final LineBudget budget;
    private final Consumer<String> out;

    /**
     * Writes lines.
     *
     * @param atInfo whether at info level
     * @param addresses whether addresses may be written
     * @param callers whether it may be written who asked for whom
     */
    public EventLog(BooleanSupplier atInfo, BooleanSupplier addresses, BooleanSupplier callers, Clock clock) {
        this(atInfo, addresses, callers, clock, LOG::info);
    }

    /** Writes lines somewhere else. */
    EventLog(BooleanSupplier atInfo, BooleanSupplier addresses, BooleanSupplier callers, Clock clock,
            Consumer<String> out) {
        this.out = out;
        this.atInfo = atInfo;
        this.addresses = addresses;
        this.callers = callers;
        this.clock = clock;
        this.budget = new LineBudget(LINES_PER_MINUTE);
    }

    @Override
    public void connected(ConnectedPeer peer) {
        if (isOn()) {
            write("event=connect connection=" + peer.connectionId() + " " + owner(peer) + " peer=" + digits(peer)
                    + " static=" + peer.staticKeys() + at(peer));
        }
    }

    @Override
    public void addressChanged(ConnectedPeer peer) {
        if (isOn()) {
            write("event=move connection=" + peer.connectionId() + at(peer));
        }
    }

    @Override
    public void disconnected(ConnectedPeer peer, CloseReason why) {
        if (isOn()) {
            Duration length = Duration.between(peer.since(), Instant.now(clock));
            write("event=end connection=" + peer.connectionId() + " " + owner(peer) + " reason=" + why
                    + " seconds=" + Math.max(0, length.toSeconds()));
        }
    }

    /** A peer ID was bound to a full JID. */
    public void bound(Binding binding) {
        if (isOn()) {
            write("event=bind connection=" + binding.connectionId() + " jid="
                    + LogText.escape(binding.holder().toString()) + " epoch=" + binding.epoch()
                    + " visibility=" + binding.options().visibility().name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void introductionEnded(IntroductionReport report) {
        if (isOn()) {
            write(line(report));
        }
    }

    private String line(IntroductionReport report) {
        String number = " number=" + report.number();
        String parties = callers.getAsBoolean() ? " connection=" + report.askerConnection() + number
                + " target=" + report.target().hex().substring(0, SHOWN_DIGITS) : number;
        return "event=introduction" + parties + " outcome=" + report.outcome();
    }

    private boolean isOn() {
        return atInfo.getAsBoolean() || LOG.isDebugEnabled();
    }

    private void write(String line) {
        if (!atInfo.getAsBoolean()) {
            LOG.debug(line);
        } else if (budget.take(clock.millis() * Time.MILLISECOND)) {
            long leftOut = budget.takeLeftOut();
            out.accept(leftOut == 0 ? line : line + " left-out-before=" + leftOut);
        }
    }

    private static String owner(ConnectedPeer peer) {
        if (peer.owner() instanceof TicketHolder holder) {
            return "jid=" + LogText.escape(holder.jid().toString());
        }
        return peer.owner() instanceof KeyOwner owner ? "key=" + LogText.escape(owner.keyId()) : "owner=other";
    }

    private static String digits(ConnectedPeer peer) {
        return peer.id().hex().substring(0, SHOWN_DIGITS);
    }

    private String at(ConnectedPeer peer) {
        return addresses.getAsBoolean() ? " address=" + LogText.escape(
                peer.observed().getAddress().getHostAddress() + ":" + peer.observed().getPort()) : "";
    }
}
