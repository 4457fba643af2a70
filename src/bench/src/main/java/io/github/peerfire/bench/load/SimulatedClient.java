package io.github.peerfire.bench.load;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.Endpoint;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.KeyingTask;
import io.github.peerfire.rtmfp.Transmit;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One client: an endpoint and its socket. Everything, its key work too, happens on the swarm's thread. */
final class SimulatedClient {

    private static final byte[] CONTROL = new FlowMetadata(0, false).encode();

    private final Swarm swarm;
    private final DatagramChannel channel;
    private final Endpoint endpoint;
    private final Transmit transmit = new Transmit();
    private Session server;
    private CompletableFuture<Session> opened;
    private SendFlow control;
    private CompletableFuture<String> answer;
    private long alarm = Time.NEVER;

    SimulatedClient(Swarm swarm, FlashCryptographyProfile identity, DatagramChannel channel) {
        this.swarm = swarm;
        this.channel = channel;
        this.endpoint = new Endpoint(EndpointConfig.PEER, identity, swarm.random()::nextBytes);
    }

    /** Opens the session with the server; fails if none comes about. */
    CompletableFuture<Session> openServer(byte[] discriminator) {
        long now = swarm.now();
        server = endpoint.open(discriminator, List.of(swarm.server()), 0, now);
        opened = new CompletableFuture<>();
        CompletableFuture<Session> result = opened;
        pump(now);
        return result;
    }

    /** Sends a message to the server. */
    void send(RtmpMessage message) {
        long now = swarm.now();
        if (control == null) {
            control = server.openFlow(CONTROL, FlowOptions.DEFAULT, now);
        }
        control.write(message.encode(), Reliability.FULL, now);
        pump(now);
    }

    /** Sends a command that is answered; completes with the name of the answer, {@code _result} if all is well. */
    CompletableFuture<String> call(CommandMessage command) {
        answer = new CompletableFuture<>();
        CompletableFuture<String> result = answer;
        send(command);
        return result;
    }

    /** Takes what has arrived at the socket. */
    void receive(ByteBuffer buffer) {
        long now = swarm.now();
        try {
            for (var source = channel.receive(buffer.clear()); source != null;
                    source = channel.receive(buffer.clear())) {
                swarm.countReceived();
                endpoint.receive(buffer.array(), 0, buffer.position(), (InetSocketAddress) source, 0, now);
                pump(now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time for which the swarm was asked has come; nothing happens if it has been changed since. */
    void ring(long due, long now) {
        if (due == alarm) {
            alarm = Time.NEVER;
            endpoint.handleTimeout(now);
            pump(now);
        }
    }

    void leave(long now) {
        endpoint.close(now);
        pump(now);
    }

    boolean isGone() {
        return endpoint.isClosed();
    }

    private void pump(long now) {
        boolean worked = true;
        while (worked) {
            worked = false;
            for (KeyingTask task = endpoint.pollKeying(); task != null; task = endpoint.pollKeying()) {
                task.run();
                endpoint.completeKeying(task, now);
                worked = true;
            }
            while (endpoint.pollTransmit(transmit, now)) {
                transmit();
                worked = true;
            }
            for (EndpointEvent event = endpoint.pollEvent(); event != null; event = endpoint.pollEvent()) {
                handle(event);
                worked = true;
            }
        }
        long next = endpoint.nextDeadline();
        if (next != alarm) {
            alarm = next;
            if (next != Time.NEVER) {
                swarm.schedule(this, next);
            }
        }
    }

    private void transmit() {
        try {
            channel.send(ByteBuffer.wrap(transmit.bytes(), 0, transmit.length()), transmit.destination());
            swarm.countSent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(EndpointEvent event) {
        if (event instanceof EndpointEvent.SessionOpened) {
            opened.complete(server);
        } else if (event instanceof EndpointEvent.SessionOpenFailed) {
            opened.completeExceptionally(new IOException("No session"));
        } else if (event instanceof EndpointEvent.MessageArrived arrived && answer != null) {
            answered(arrived.message());
        }
    }

    private void answered(byte[] message) {
        try {
            if (RtmpMessage.decode(message) instanceof CommandMessage command && command.name().startsWith("_")) {
                CompletableFuture<String> waiting = answer;
                answer = null;
                waiting.complete(command.name());
            }
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("The server sends malformed messages", e);
        }
    }
}
