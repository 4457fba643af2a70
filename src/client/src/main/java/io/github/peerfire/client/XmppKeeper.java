package io.github.peerfire.client;

import io.github.peerfire.smack.calls.CallClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.ping.PingFailedListener;
import org.jivesoftware.smackx.ping.PingManager;
import org.jxmpp.jid.EntityFullJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the XMPP stream: when it is lost it is resumed (XEP-0198) or made anew, after pauses that grow. Lives on the
 * client's thread; what blocks has a thread of its own.
 */
final class XmppKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(XmppKeeper.class);

    /** A stream over which nothing comes is only noticed to be dead by asking. */
    private static final Duration PING = Duration.ofSeconds(60);

    /** A server that is only just starting may know nobody yet. */
    private static final int MOST_REFUSALS = 5;

    private final ClientConfig config;
    private final XMPPTCPConnection connection;
    private final CallClock clock;
    private final Listener listener;
    private final ConnectionListener watch = new Watch();
    private final PingFailedListener pings = this::pingFailed;
    private volatile EntityFullJid self;
    private volatile boolean up = true;
    private CallClock.Timer retry = () -> { };
    private boolean trying;
    private boolean closed;
    private int failures;
    private int refusals;

    /** Is told what becomes of the stream, on the client's thread. */
    interface Listener {

        /**
         * It is lost.
         *
         * @param resumable whether it may be resumed as if nothing had been
         */
        void lost(boolean resumable);

        /** It is there again, resumed or not. */
        void back(boolean resumed);

        /**
         * It is not there again.
         *
         * @param by what keeps it away; empty if nothing is known that lasts. Nothing more is tried after
         *     {@link ClientState#REFUSED}
         */
        void hindered(Optional<ClientState> by);
    }

    XmppKeeper(ClientConfig config, XMPPTCPConnection connection, CallClock clock, Listener listener) {
        this.config = config;
        this.connection = connection;
        this.clock = clock;
        this.listener = listener;
        this.self = connection.getUser();
    }

    void start() {
        connection.addConnectionListener(watch);
        PingManager manager = PingManager.getInstanceFor(connection);
        manager.registerPingFailedListener(pings);
        manager.setPingInterval(Math.toIntExact(PING.toSeconds()));
        if (!connection.isConnected()) {
            clock.execute(() -> lost(Optional.empty()));
        }
    }

    /** The full JID of the present stream, or of the one that was lost. Any thread. */
    EntityFullJid self() {
        return self;
    }

    /** Whether the stream is there. Any thread. */
    boolean isUp() {
        return up;
    }

    /** Tries at once, if there is anything to try. */
    void tryNow() {
        if (!up && !closed && !trying) {
            retry.cancel();
            refusals = 0;
            attempt();
        }
    }

    /** From now on the stream may end. Idempotent. */
    void close() {
        closed = true;
        retry.cancel();
        connection.removeConnectionListener(watch);
        PingManager manager = PingManager.getInstanceFor(connection);
        manager.unregisterPingFailedListener(pings);
        manager.setPingInterval(-1);
    }

    private final class Watch implements ConnectionListener {

        @Override
        public void connectionClosed() {
            clock.execute(() -> closed(Optional.empty()));
        }

        @Override
        public void connectionClosedOnError(Exception e) {
            clock.execute(() -> closed(Optional.of(e)));
        }

        /** News of a stream that has a successor already are none. */
        private void closed(Optional<Exception> reason) {
            if (!connection.isConnected()) {
                lost(reason);
            }
        }
    }

    private void pingFailed() {
        clock.execute(() -> {
            if (up && !closed) {
                lost(Optional.empty());
            }
        });
    }

    private void lost(Optional<Exception> reason) {
        if (!up || closed) {
            return;
        }
        up = false;
        failures = 0;
        refusals = 0;
        LOG.debug("The XMPP stream is lost: {}", reason.map(Exception::toString).orElse("closed"));
        boolean conflict = reason.filter(XmppKeeper::isConflict).isPresent();
        if (!conflict) {
            retryLater();
        }
        listener.lost(connection.isSmResumptionPossible());
        if (conflict) {
            listener.hindered(Optional.of(ClientState.REFUSED));
        }
    }

    /** RFC 6120 section 4.9.3.3: somebody else has our resource now; coming back would throw him out. */
    private static boolean isConflict(Exception reason) {
        return reason instanceof StreamErrorException error
                && error.getStreamError().getCondition() == StreamError.Condition.conflict;
    }

    /** RFC 6120 section 6.5.9: whoever cannot tell at the moment has refused nobody. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof SASLErrorException error
                && error.getSASLFailure().getSASLError() != SASLError.temporary_auth_failure;
    }

    private void retryLater() {
        Duration pause = config.backoff().pause(failures, clock.random());
        LOG.debug("Connecting again in {}", pause);
        retry = clock.schedule(pause, this::attempt);
    }

    private void attempt() {
        if (closed) {
            return;
        }
        trying = true;
        Blocking.ask("reconnect", this::reconnect).whenComplete((done, failure) -> clock.execute(() -> {
            trying = false;
            if (failure == null) {
                back();
            } else {
                failed(failure);
            }
        }));
    }

    /** Blocks. */
    private Void reconnect() throws IOException, InterruptedException, SmackException, XMPPException {
        boolean done = false;
        try {
            // Smack says that it is connected as long as a lost stream may be resumed, even if a later one was lost,
            // too.
            connection.instantShutdown();
            connection.connect();
            // The same resource, so that calls go on under the same full JID.
            connection.login(config.account().getLocalpartOrThrow(), config.password(), self.getResourcepart());
            done = true;
            return null;
        } finally {
            if (!done) {
                connection.instantShutdown();
            }
        }
    }

    private void back() {
        if (closed) {
            // Signed out meanwhile.
            Blocking.ask("leave", new XmppLeave(connection));
            return;
        }
        self = connection.getUser();
        up = true;
        failures = 0;
        boolean resumed = connection.streamWasResumed();
        LOG.debug("The XMPP stream is there again, {}", resumed ? "resumed" : "as another one");
        try {
            listener.back(resumed);
        } finally {
            if (!connection.isConnected()) {
                lost(Optional.empty());
            }
        }
    }

    private void failed(Throwable failure) {
        LOG.debug("No XMPP stream: {}", failure.toString());
        failures++;
        if (closed) {
            return;
        }
        if (isRefusal(failure) && ++refusals >= MOST_REFUSALS) {
            listener.hindered(Optional.of(ClientState.REFUSED));
        } else {
            retryLater();
            listener.hindered(Failures.obstacle(failure));
        }
    }
}
