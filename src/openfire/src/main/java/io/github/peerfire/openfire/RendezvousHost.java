package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.ListeningSettings;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.rendezvous.ConnectAuthorizer;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Starts and stops the rendezvous as the properties say. While it cannot be started the rest of the plugin goes on, and
 * the service says that it is unavailable.
 */
final class RendezvousHost implements Rendezvous {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousHost.class);
    private static final long WAIT_SECONDS = 10;
    private static final int MOST_HOSTS_NAMED = 5;

    private record Running(
            RendezvousServer server, RendezvousConfig config, Advertisement advertisement, Instant since) {

        Running with(RendezvousConfig other) {
            return new Running(server, other, advertisement, since);
        }

        Running with(Advertisement other) {
            return new Running(server, config, other, since);
        }
    }

    private final RtmfpProperties properties;
    private final JID service;
    private final String defaultHost;
    private final ConnectAuthorizer authorizer;
    private final IntroductionPolicy policy;
    private final PeerListener listener;
    private final Consumer<RendezvousServer> started;
    private final Clock clock;
    private volatile Running running;
    private volatile boolean draining;
    private boolean closed;
    /** What the administrator was told already; trying again is no news. */
    private volatile Optional<StartProblem> problem = Optional.empty();
    private volatile Optional<StartProblem> shortcoming = Optional.empty();

    RendezvousHost(RtmfpProperties properties, JID service, String defaultHost,
            ConnectAuthorizer authorizer, IntroductionPolicy policy, PeerListener listener,
            Consumer<RendezvousServer> started, Clock clock) {
        this.properties = properties;
        this.service = service;
        this.defaultHost = defaultHost;
        this.authorizer = authorizer;
        this.policy = policy;
        this.listener = listener;
        this.started = started;
        this.clock = clock;
    }

    @Override
    public Optional<Advertisement> advertisement() {
        return Optional.ofNullable(running).map(Running::advertisement);
    }

    @Override
    public Optional<RendezvousServer> server() {
        return Optional.ofNullable(running).map(Running::server);
    }

    /** What it runs with. */
    Optional<RendezvousConfig> config() {
        return Optional.ofNullable(running).map(Running::config);
    }

    @Override
    public Optional<Instant> listeningSince() {
        return Optional.ofNullable(running).map(Running::since);
    }

    @Override
    public Optional<Message> problem() {
        return problem.map(StartProblem::message);
    }

    @Override
    public Optional<Message> shortcoming() {
        return shortcoming.map(StartProblem::message);
    }

    @Override
    public synchronized void drain(boolean on) {
        draining = on;
        server().ifPresent(this::drain);
    }

    private void drain(RendezvousServer server) {
        if (draining) {
            server.drain();
        } else {
            server.undrain();
        }
    }

    @Override
    public boolean isDraining() {
        return draining;
    }

    /** Starts it and waits until it listens; says in the log what came of it. */
    synchronized void start() throws InterruptedException {
        if (closed) {
            return;
        }
        InetSocketAddress bind = properties.listening().bind();
        try {
            RendezvousConfig config = properties.rendezvous();
            RendezvousServer server = listen(config.withoutProbe());
            started.accept(server);
            drain(server);
            running = new Running(server, config.withoutProbe(), advertisement(server), clock.instant());
            problem = Optional.empty();
            follow(config);
            LOG.info("RTMFP rendezvous listening on {}:{}/udp ({}); advertised as {}", StartProblem.host(bind),
                    server.boundAddresses().get(0).getPort(), hosts(server.boundAddresses()), running.advertisement());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            complain(StartProblem.of(e, bind), e);
        }
    }

    private RendezvousServer listen(RendezvousConfig config)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<RendezvousServer> starting =
                RendezvousServer.start(config, authorizer, policy, listener);
        try {
            return starting.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            starting.thenAccept(RendezvousServer::closeAsync); // or nobody would ever free its port
            throw e;
        }
    }

    private Advertisement advertisement(RendezvousServer server) {
        ListeningSettings listening = properties.listening();
        String host = listening.advertisedHost().isEmpty() ? defaultHost : listening.advertisedHost();
        int bound = server.boundAddresses().get(0).getPort();
        return new Advertisement(host, listening.advertisedPort() == 0 ? bound : listening.advertisedPort(), service);
    }

    /** Tries once more what could not be done. */
    synchronized void retry() throws InterruptedException {
        if (running == null) {
            start();
        } else if (shortcoming.isPresent()) {
            wanted(running).ifPresent(this::follow);
        }
    }

    /** Has the running server take over what can be taken over; without a second port if that cannot be had. */
    private void follow(RendezvousConfig wanted) {
        if (wanted.equals(running.config())) {
            shortcoming = Optional.empty();
            return;
        }
        try {
            running.server().reconfigure(wanted).orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
            running = running.with(wanted);
            shortcoming = Optional.empty();
        } catch (CompletionException e) {
            Optional<StartProblem> why = Optional.of(StartProblem.ofSecondPort(
                    e.getCause(), wanted.probe().map(InetSocketAddress::getPort).orElse(0)));
            if (!shortcoming.equals(why)) {
                LOG.warn(why.get().sentence());
            }
            if (wanted.probe().isPresent()) {
                follow(wanted.withoutProbe());
            }
            shortcoming = why;
        }
    }

    /**
     * The properties have changed: has it take them over, or starts it again if that is not possible.
     *
     * @return whether clients are now to be told another address
     */
    synchronized boolean adapt() throws InterruptedException {
        Running before = running;
        Optional<RendezvousConfig> wanted = before == null ? Optional.empty() : wanted(before);
        if (wanted.isEmpty()) {
            problem = Optional.empty();
            stop();
            start();
        } else {
            follow(wanted.get());
            running = running.with(advertisement(before.server()));
            if (!running.advertisement().equals(before.advertisement())) {
                LOG.info("RTMFP rendezvous now advertised as {}", running.advertisement());
            }
        }
        return running != null && (before == null || !running.advertisement().equals(before.advertisement()));
    }

    /** What is set now; empty if that takes another server. */
    private Optional<RendezvousConfig> wanted(Running now) {
        try {
            RendezvousConfig config = properties.rendezvous();
            return config.needsRestart(now.config()) ? Optional.empty() : Optional.of(config);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // starting will say why
        }
    }

    /** Stops it for good. */
    synchronized void close() throws InterruptedException {
        closed = true;
        stop();
    }

    private void stop() throws InterruptedException {
        Running stopping = running;
        running = null;
        shortcoming = Optional.empty();
        if (stopping != null) {
            CompletableFuture<Void> closed = stopping.server().closeAsync();
            try {
                closed.get(WAIT_SECONDS, TimeUnit.SECONDS);
                LOG.info("RTMFP rendezvous stopped");
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.warn("RTMFP rendezvous did not stop in order", e);
            }
        }
    }

    /** Ends an RTMFP session. */
    void disconnect(long connectionId, String why) {
        Running now = running;
        if (now != null) {
            now.server().disconnect(connectionId, "NetConnection.Connect.Closed", why);
        }
    }

    private void complain(StartProblem why, Throwable cause) {
        if (!problem.equals(Optional.of(why))) {
            problem = Optional.of(why);
            LOG.error(why.sentence());
            LOG.debug("Why the rendezvous did not start", cause);
        }
    }

    private static String hosts(List<InetSocketAddress> addresses) {
        return addresses.stream().map(address -> address.getAddress().getHostAddress()).distinct()
                .limit(MOST_HOSTS_NAMED).collect(Collectors.joining(", "));
    }

}
