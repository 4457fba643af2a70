package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointDriver;
import io.github.peerfire.rtmfp.EndpointDriverFactory;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.RecvFlow;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import io.github.peerfire.rtmfp.session.Session;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A client that says to the rendezvous just what a test wants, also what no client should, and remembers what it
 * hears.
 */
final class ScriptedClient implements EndpointListener {

    private static final FlowMetadata CONTROL = new FlowMetadata(0, false);

    /** The messages that came, with the stream that each came on. */
    final List<Received> received = new ArrayList<>();

    final List<Session> opened = new ArrayList<>();
    final List<Session> closed = new ArrayList<>();
    final List<SendFlow> rejected = new ArrayList<>();
    final List<Long> rejectionCodes = new ArrayList<>();
    /** The peers' that it asked for. */
    private final List<Session> wanted = new ArrayList<>();
    private final FlashCryptographyProfile profile;
    private EndpointDriver driver;
    private Session session;
    private SendFlow control;
    private RecvFlow serversControl;

    record Received(int streamId, boolean returnsOurControlFlow, RtmpMessage message) {
    }

    private ScriptedClient(FlashCryptographyProfile profile) {
        this.profile = profile;
    }

    static ScriptedClient start(
            EndpointDriverFactory drivers, InetSocketAddress address, FlashCryptographyProfile profile) {
        ScriptedClient client = new ScriptedClient(profile);
        client.driver = drivers.start(List.of(address), EndpointConfig.PEER, profile, client).join();
        return client;
    }

    FlashCryptographyProfile profile() {
        return profile.forAnotherEndpoint();
    }

    PeerId id() {
        return profile.peerId();
    }

    EndpointDriver driver() {
        return driver;
    }

    /** The session with the server. */
    Session session() {
        return session;
    }

    /** Opens a session with the server, and when it is open a control flow. */
    ScriptedClient open(InetSocketAddress server) {
        return open(server, "rtmfp://rendezvous.example/xmpp");
    }

    /** As {@link #open}, with another URI in the handshake. */
    ScriptedClient open(InetSocketAddress server, String uri) {
        byte[] discriminator = FlashEndpointDiscriminator.ofUri(uri).encoded();
        driver.execute(() -> session = driver.endpoint().open(discriminator, List.of(server), 0, driver.now()));
        return this;
    }

    /** Asks the server, as session startup does, for a peer. */
    void lookUp(PeerId peer, InetSocketAddress server) {
        byte[] discriminator = FlashEndpointDiscriminator.ofPeer(peer).encoded();
        driver.execute(() -> {
            Session opening = driver.endpoint().open(discriminator, List.of(server), 0, driver.now());
            opening.attach("peer");
            wanted.add(opening);
        });
    }

    /** Asks for nobody any more. On its thread. */
    void abandonLookups() {
        wanted.forEach(session -> session.close(driver.now()));
        wanted.clear();
    }

    void acceptIntroductions() {
        driver.execute(() -> session.setIntroducer(true));
    }

    void connect(Object... arguments) {
        connectTo("rtmfp://rendezvous.example/xmpp", "xmpp", arguments);
    }

    /** Sends {@code connect} with a URL and an application. */
    void connectTo(String tcUrl, String app, Object... arguments) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("app", app);
        object.put("tcUrl", tcUrl);
        object.put("objectEncoding", 3);
        send(CommandMessage.of("connect", 1, object, arguments));
    }

    /** As {@link #connect}, and says that it will tell of whom it heard. */
    void connectAsReporter() {
        send(CommandMessage.of("connect", 1, Map.of("app", "xmpp", "tcUrl", "rtmfp://rendezvous.example/xmpp",
                "objectEncoding", 3, "introductionReports", true)));
    }

    void setPeerInfo(String... addresses) {
        send(CommandMessage.of("setPeerInfo", 0, null, (Object[]) addresses));
    }

    /** Sends on the control flow. */
    void send(RtmpMessage message) {
        sendBytes(message.encode());
    }

    void sendBytes(byte[] message) {
        driver.execute(() -> controlFlow().write(message, Reliability.FULL, driver.now()));
    }

    /** Opens another flow and sends on it. */
    void sendOnNewFlow(byte[] metadata, RtmpMessage message) {
        sendOnNewFlow(metadata, message.encode());
    }

    /** As {@link #sendOnNewFlow}, whatever the message may be. */
    void sendOnNewFlow(byte[] metadata, byte[] message) {
        driver.execute(() -> session.openFlow(metadata, FlowOptions.DEFAULT, driver.now())
                .write(message, Reliability.FULL, driver.now()));
    }

    /** Opens another control flow, in return to the server's, and sends on it. */
    void sendOnReturnFlow(RtmpMessage message) {
        driver.execute(() -> session
                .openReturnFlow(serversControl, CONTROL.encode(), FlowOptions.DEFAULT, driver.now())
                .write(message.encode(), Reliability.FULL, driver.now()));
    }

    void onLoop(Consumer<Session> action) {
        driver.execute(() -> action.accept(session));
    }

    SendFlow controlFlow() {
        if (control == null) {
            control = session.openFlow(CONTROL.encode(), FlowOptions.DEFAULT, driver.now());
        }
        return control;
    }

    /** The information object of the first command of a name that came. */
    AmfValue information(String command) {
        return commands(command).get(0).argument(0);
    }

    List<CommandMessage> commands(String name) {
        return received.stream()
                .map(Received::message)
                .filter(CommandMessage.class::isInstance)
                .map(CommandMessage.class::cast)
                .filter(command -> command.name().equals(name))
                .toList();
    }

    boolean isOpen() {
        return opened.contains(session);
    }

    boolean isClosed() {
        return closed.contains(session);
    }

    boolean heard(String command) {
        return !commands(command).isEmpty();
    }

    /** Whether a session with another peer is open. */
    boolean isOpenTo(ScriptedClient other) {
        return sessionWith(other).isPresent();
    }

    /** Where the session with another peer leads to. */
    InetSocketAddress addressOf(ScriptedClient other) {
        return sessionWith(other).orElseThrow().farAddress();
    }

    private Optional<Session> sessionWith(ScriptedClient other) {
        return opened.stream().filter(candidate -> candidate.farCertificate()
                .filter(certificate -> PeerId.of(certificate).equals(other.id()))
                .isPresent()).findFirst();
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.SessionOpened e) {
            opened.add(e.session());
        } else if (event instanceof EndpointEvent.SessionClosed e) {
            closed.add(e.session());
        } else if (event instanceof EndpointEvent.FlowRejected e) {
            rejected.add(e.flow());
            rejectionCodes.add(e.code());
        } else if (event instanceof EndpointEvent.MessageArrived e) {
            remember(e);
        }
    }

    private void remember(EndpointEvent.MessageArrived event) {
        int streamId = FlowMetadata.decode(event.flow().metadata()).orElseThrow().streamId();
        boolean returns = event.flow().association().filter(flow -> flow == control).isPresent();
        serversControl = serversControl == null && streamId == 0 && returns ? event.flow() : serversControl;
        try {
            received.add(new Received(streamId, returns, RtmpMessage.decode(event.message())));
        } catch (MalformedMessageException e) {
            throw new AssertionError("the server sent a malformed message", e);
        }
    }
}
