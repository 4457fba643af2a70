package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.testbed.simulation.Simulation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A peer whose flows and messages are whatever a test makes them, to see and to provoke what the other end does. */
final class RawPeer {

    /** A message with the flow that it came on. */
    record Arrived(FlowMetadata metadata, SendFlow association, RtmpMessage message) {
    }

    private final List<Arrived> messages = new ArrayList<>();
    private final List<SendFlow> rejected = new ArrayList<>();
    private final List<Long> rejectionCodes = new ArrayList<>();
    private final List<RecvFlow> finished = new ArrayList<>();
    private final List<RecvFlow> opened = new ArrayList<>();
    private final EndpointDriver driver;
    private final FlashCryptographyProfile identity;
    private Session session;

    RawPeer(Simulation simulation, long seed) {
        Random random = new Random(seed);
        identity = FlashCryptographyProfile.client(random::nextBytes);
        driver = simulation.drivers().start(List.of(new InetSocketAddress(0)), EndpointConfig.PEER, identity,
                (event, now) -> onEvent(event)).join();
    }

    PeerId id() {
        return identity.peerId();
    }

    List<InetSocketAddress> addresses() {
        return driver.localAddresses();
    }

    void open(NetConnection target) {
        byte[] discriminator = FlashEndpointDiscriminator.ofPeer(target.nearId()).encoded();
        driver.execute(() -> session =
                driver.endpoint().open(discriminator, target.localAddresses(), 0, driver.now()));
    }

    boolean isOpen() {
        return session != null && session.isOpen();
    }

    SendFlow flow(byte[] metadata) {
        return session.openFlow(metadata, FlowOptions.DEFAULT, driver.now());
    }

    /** Opens a flow in return to one that the other end opened. */
    SendFlow returnFlow(RecvFlow association, FlowMetadata metadata) {
        return session.openReturnFlow(association, metadata.encode(), FlowOptions.DEFAULT, driver.now());
    }

    void send(SendFlow flow, RtmpMessage message) {
        send(flow, message.encode());
    }

    void send(SendFlow flow, byte[] message) {
        driver.execute(() -> flow.write(message, Reliability.FULL, driver.now()));
    }

    void reject(RecvFlow flow) {
        driver.execute(() -> flow.reject(0, driver.now()));
    }

    List<Arrived> messages() {
        return messages;
    }

    List<SendFlow> rejected() {
        return rejected;
    }

    List<Long> rejectionCodes() {
        return rejectionCodes;
    }

    List<RecvFlow> finished() {
        return finished;
    }

    List<RecvFlow> opened() {
        return opened;
    }

    private void onEvent(EndpointEvent event) {
        if (event instanceof EndpointEvent.SessionOpened e) {
            session = e.session();
        } else if (event instanceof EndpointEvent.FlowOpened e) {
            opened.add(e.flow());
        } else if (event instanceof EndpointEvent.FlowRejected e) {
            rejected.add(e.flow());
            rejectionCodes.add(e.code());
        } else if (event instanceof EndpointEvent.FlowFinished e) {
            finished.add(e.flow());
        } else if (event instanceof EndpointEvent.MessageArrived e) {
            try {
                messages.add(new Arrived(FlowMetadata.decode(e.flow().metadata()).orElseThrow(),
                        e.flow().association().orElse(null), RtmpMessage.decode(e.message())));
            } catch (MalformedMessageException malformed) {
                throw new IllegalStateException(malformed);
            }
        }
    }
}
