package io.github.peerfire.flash;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.flash.message.UserControl;
import io.github.peerfire.flash.message.UserControlMessage;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import io.github.peerfire.rtmfp.wire.AddressOrigin;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * The least that a client takes for a server: answers commands as a test says, and introduces everybody to everybody.
 */
final class MinimalRendezvous {

    private final Map<Session, SendFlow> clients = new LinkedHashMap<>();
    private final Map<Session, RecvFlow> controls = new LinkedHashMap<>();
    private final List<CommandMessage> commands = new ArrayList<>();
    private int rejectedFlows;
    private final EndpointDriver driver;
    private Function<CommandMessage, CommandMessage> answer = MinimalRendezvous::accept;

    MinimalRendezvous(EndpointDriverFactory drivers, InetSocketAddress address, long seed) {
        Random random = new Random(seed);
        EndpointConfig config = new EndpointConfig(true, true, 3_600 * Time.SECOND, 3_600 * Time.SECOND, 3);
        driver = drivers.start(List.of(address), config, FlashCryptographyProfile.server(random::nextBytes),
                (event, now) -> onEvent(event, now)).join();
    }

    static CommandMessage accept(CommandMessage command) {
        if (!command.name().equals("connect")) {
            return null;
        }
        return CommandMessage.of("_result", command.transactionId(), null, Map.of("level", "status",
                "code", StatusCode.CONNECT_SUCCESS, "description", "Welcome.", "authToken", "token"));
    }

    static CommandMessage refuse(CommandMessage command) {
        return CommandMessage.of("_error", command.transactionId(), null,
                Map.of("level", "error", "code", StatusCode.CONNECT_REJECTED, "description", "ticket"));
    }

    /** Sets how commands are answered; null is silence. */
    void answerWith(Function<CommandMessage, CommandMessage> answers) {
        answer = answers;
    }

    List<CommandMessage> commands(String name) {
        return commands.stream().filter(command -> command.name().equals(name)).toList();
    }

    List<Session> sessions() {
        return List.copyOf(driver.endpoint().sessions());
    }

    void setKeepaliveTimers(long serverMilliseconds, long peerMilliseconds) {
        sendToAll(new UserControlMessage(new UserControl.SetKeepaliveTimers(serverMilliseconds, peerMilliseconds)));
    }

    void sendToAll(RtmpMessage message) {
        driver.execute(() -> clients.values()
                .forEach(flow -> flow.write(message.encode(), Reliability.FULL, driver.now())));
    }

    /** Opens a flow with each of these metadata to every client, in return to its control flow, and writes to it. */
    void openFlows(byte[]... metadata) {
        driver.execute(() -> controls.forEach((session, control) -> {
            for (byte[] each : metadata) {
                session.openReturnFlow(control, each, FlowOptions.DEFAULT, driver.now())
                        .write(new byte[] {8, 0, 0, 0, 0}, Reliability.FULL, driver.now());
            }
        }));
    }

    /** Opens and closes a flow to every client, in return to its control flow. */
    void openAndCloseFlow(byte[] metadata) {
        driver.execute(() -> controls.forEach((session, control) -> {
            SendFlow flow = session.openReturnFlow(control, metadata, FlowOptions.DEFAULT, driver.now());
            flow.write(new byte[] {8, 0, 0, 0, 0}, Reliability.FULL, driver.now());
            flow.close(driver.now());
        }));
    }

    /** The flows that clients opened first. */
    List<RecvFlow> controlFlows() {
        return List.copyOf(controls.values());
    }

    int rejectedFlows() {
        return rejectedFlows;
    }

    void closeControlFlows() {
        driver.execute(() -> clients.values().forEach(flow -> flow.close(driver.now())));
    }

    void rejectControlFlows() {
        driver.execute(() -> controls.values().forEach(control -> control.reject(0, driver.now())));
    }

    /** Goes away, telling everybody. */
    void stop() {
        driver.closeAsync();
    }

    private void onEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.MessageArrived arrived) {
            try {
                if (RtmpMessage.decode(arrived.message()) instanceof CommandMessage command) {
                    commands.add(command);
                    answer(arrived.session(), arrived.flow(), command, now);
                }
            } catch (MalformedMessageException e) {
                throw new IllegalStateException(e);
            }
        } else if (event instanceof EndpointEvent.FlowOpened opened) {
            controls.putIfAbsent(opened.session(), opened.flow());
        } else if (event instanceof EndpointEvent.FlowRejected) {
            rejectedFlows++;
        } else if (event instanceof EndpointEvent.SessionClosed closed) {
            clients.remove(closed.session());
            controls.remove(closed.session());
        } else if (event instanceof EndpointEvent.LookupRequested lookup) {
            introduce(lookup, now);
        }
    }

    private void answer(Session session, RecvFlow flow, CommandMessage command, long now) {
        CommandMessage reply = answer.apply(command);
        if (reply != null) {
            clients.computeIfAbsent(session, client -> client.openReturnFlow(
                    flow, new FlowMetadata(0, false).encode(), FlowOptions.DEFAULT, now))
                    .write(reply.encode(), Reliability.FULL, now);
        }
    }

    private void introduce(EndpointEvent.LookupRequested lookup, long now) {
        PeerId wanted = FlashEndpointDiscriminator.parse(lookup.discriminator())
                .flatMap(FlashEndpointDiscriminator::peer).orElseThrow();
        for (Session target : clients.keySet()) {
            if (PeerId.of(target.farCertificate().orElseThrow()).equals(wanted)) {
                driver.endpoint().redirect(lookup,
                        List.of(new CandidateAddress(AddressOrigin.OBSERVED, target.farAddress())), now);
                target.forwardHello(lookup.discriminator(),
                        new CandidateAddress(AddressOrigin.OBSERVED, lookup.source()), lookup.tag(), now);
            }
        }
    }
}
