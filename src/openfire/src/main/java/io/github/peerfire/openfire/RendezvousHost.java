package io.github.peerfire.openfire;

import io.github.peerfire.openfire.settings.Advertisement;
import io.github.peerfire.openfire.settings.RtmfpProperties;
import io.github.peerfire.rendezvous.ConnectAuthorizer;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.PeerListener;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Starts and stops the rendezvous as the properties say. While it cannot be started the rest of the plugin goes on, and
 * the service says that it is unavailable.
 */
final class RendezvousHost {

    private static final Logger LOG = LoggerFactory.getLogger(RendezvousHost.class);
    private static final long WAIT_SECONDS = 10;
    private static final int MOST_HOSTS_NAMED = 5;

    private record Running(RendezvousServer server, Advertisement advertisement) {
    }

    private final RtmfpProperties properties;
    private final JID service;
    private final String defaultHost;
    private final ConnectAuthorizer authorizer;
    private final IntroductionPolicy policy;
    private final PeerListener listener;
    private final Consumer<RendezvousServer> started;
    private volatile Running running;
    private boolean closed;
    /** What the administrator was told already; trying again is no news. */
    private String complaint = "";

    RendezvousHost(RtmfpProperties properties, JID service, String defaultHost,
            ConnectAuthorizer authorizer, IntroductionPolicy policy, PeerListener listener,
            Consumer<RendezvousServer> started) {
        this.properties = properties;
        this.service = service;
        this.defaultHost = defaultHost;
        this.authorizer = authorizer;
        this.policy = policy;
        this.listener = listener;
        this.started = started;
    }

    /** Where it is; empty while it is stopped. */
    Optional<Advertisement> advertisement() {
        return Optional.ofNullable(running).map(Running::advertisement);
    }

    /** Starts it and waits until it listens; says in the log what came of it. */
    synchronized void start() throws InterruptedException {
        if (closed) {
            return;
        }
        InetSocketAddress bind = bindAddress();
        try {
            String host = properties.advertisedHost().isEmpty() ? defaultHost : properties.advertisedHost();
            RendezvousConfig config = RendezvousConfig.builder()
                    .bind(bind)
                    .advertise(host, properties.advertisedPort())
                    .build();
            RendezvousServer server = RendezvousServer.start(config, authorizer, policy, listener)
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
            int bound = server.boundAddresses().get(0).getPort();
            int advertised = properties.advertisedPort() == 0 ? bound : properties.advertisedPort();
            started.accept(server);
            running = new Running(server, new Advertisement(host, advertised, service));
            complaint = "";
            LOG.info("RTMFP rendezvous listening on {}:{}/udp ({}); advertised as {}",
                    bind.getHostString(), bound, hosts(server.boundAddresses()), running.advertisement());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            complain(StartProblem.explain(e, bind), e);
        }
    }

    /** Tries once more if it could not be started. */
    synchronized void retry() throws InterruptedException {
        if (running == null) {
            start();
        }
    }

    /** Starts it again as the properties say now. */
    synchronized void restart() throws InterruptedException {
        complaint = "";
        stop();
        start();
    }

    /** Stops it for good. */
    synchronized void close() throws InterruptedException {
        closed = true;
        stop();
    }

    private void stop() throws InterruptedException {
        Running stopping = running;
        running = null;
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

    private InetSocketAddress bindAddress() {
        String address = properties.bindAddress().isEmpty() ? "0.0.0.0" : properties.bindAddress();
        return new InetSocketAddress(address, properties.port());
    }

    private void complain(String sentence, Throwable problem) {
        if (!sentence.equals(complaint)) {
            complaint = sentence;
            LOG.error(sentence);
            LOG.debug("Why the rendezvous did not start", problem);
        }
    }

    private static String hosts(List<InetSocketAddress> addresses) {
        return addresses.stream().map(address -> address.getAddress().getHostAddress()).distinct()
                .limit(MOST_HOSTS_NAMED).collect(Collectors.joining(", "));
    }

}
