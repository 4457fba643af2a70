package io.github.peerfire.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.amf.AmfNumber;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.DataMessage;
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
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A media server as small as can be, in virtual time: makes streams, and passes what one client publishes on to whoever
 * plays the name.
 */
final class SimulatedMediaServer {

    private final EndpointDriver driver;
    private final Map<Session, Client> clients = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<CommandMessage> commands = new ArrayList<>();
    private final List<RtmpMessage> connectionMessages = new ArrayList<>();
    private final List<SendFlow> rejected = new ArrayList<>();
    private boolean makesStreams = true;
    private boolean playsUnpublished = true;

    SimulatedMediaServer(EndpointDriverFactory drivers, InetSocketAddress address, long seed) {
        Random random = new Random(seed);
        EndpointConfig config = EndpointConfig.PEER;
        driver = drivers.start(List.of(address), config, FlashCryptographyProfile.server(random::nextBytes),
                (event, now) -> onEvent(event, now)).join();
    }

    /** Commands that concern streams, as "name streamId argument". */
    List<String> log() {
        return log;
    }

    /** The commands of {@link #log}, whole. */
    List<CommandMessage> commands() {
        return commands;
    }

    /** What came for the connection itself. */
    List<RtmpMessage> connectionMessages() {
        return connectionMessages;
    }

    void refuseStreams() {
        makesStreams = false;
    }

    void refuseToPlayWhatIsNotPublished() {
        playsUnpublished = false;
    }

    /** Calls a method of every client's. */
    void call(CommandMessage command) {
        driver.execute(() -> clients.values().forEach(client -> client.send(0, command)));
    }

    /** Says something about a stream to every client. */
    void tell(int streamId, RtmpMessage message) {
        driver.execute(() -> clients.values().forEach(client -> client.send(streamId, message)));
    }

    /** Opens another flow for a stream, and says something on it. */
    void tellOnNewFlow(int streamId, RtmpMessage message) {
        streams().filter(stream -> stream.id == streamId).forEach(stream -> stream.client.session
                .openReturnFlow(stream.client.control, new FlowMetadata(streamId, false).encode(),
                        FlowOptions.DEFAULT, driver.now())
                .write(message.encode(), Reliability.FULL, driver.now()));
    }

    /** Refuses all flows of a stream. */
    void reject(int streamId) {
        driver.execute(() -> streams().filter(stream -> stream.id == streamId)
                .forEach(stream -> stream.incoming.forEach(flow -> flow.reject(0, driver.now()))));
    }

    /** The flows of a stream that clients opened. */
    List<RecvFlow> flows(int streamId) {
        return streams().filter(stream -> stream.id == streamId).flatMap(stream -> stream.incoming.stream()).toList();
    }

    /** The flows of a stream to clients. */
    List<SendFlow> flowsToClients(int streamId) {
        return streams().filter(stream -> stream.id == streamId)
                .flatMap(stream -> stream.outgoing.values().stream()).toList();
    }

    /** Does something on the server's thread. */
    void execute(Consumer<Long> task) {
        driver.execute(() -> task.accept(driver.now()));
    }

    List<SendFlow> rejected() {
        return rejected;
    }

    /** Every client's streams. */
    int streamCount() {
        return clients.values().stream().mapToInt(client -> client.streams.size() - 1).sum();
    }

    List<Session> sessions() {
        return List.copyOf(clients.keySet());
    }

    void stop() {
        driver.closeAsync();
    }

    private void onEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.FlowOpened e) {
            FlowMetadata metadata = FlowMetadata.decode(e.flow().metadata()).orElseThrow();
            Client client = clients.computeIfAbsent(e.session(), session -> new Client(session, e.flow()));
            Stream stream = client.streams.get(metadata.streamId());
            if (stream == null) {
                e.flow().reject(0, now);
            } else {
                stream.incoming.add(e.flow());
                e.flow().deliverOnArrival(metadata.arrivalOrder());
                e.flow().attach(stream);
            }
        } else if (event instanceof EndpointEvent.MessageArrived e && e.flow().attachment() instanceof Stream stream) {
            try {
                stream.client.barriers.offer(e.flow(), RtmpMessage.decode(e.message()), now);
            } catch (MalformedMessageException malformed) {
                throw new IllegalStateException(malformed);
            }
        } else if (event instanceof EndpointEvent.FlowRejected e) {
            rejected.add(e.flow());
            assertThat(e.code()).isZero();
        } else if (event instanceof EndpointEvent.SessionClosed e) {
            clients.remove(e.session());
        }
    }

    private static CommandMessage status(String level, String code) {
        return CommandMessage.of("onStatus", 0, null, Map.of("level", level, "code", code, "description", ""));
    }

    private final class Client {

        private final Session session;
        private final RecvFlow control;
        private final Map<Integer, Stream> streams = new LinkedHashMap<>();
        private final FlowBarriers<RecvFlow> barriers = new FlowBarriers<>(
                new BarrierSink((flow, message, now) -> ((Stream) flow.attachment()).received(message)));
        private int lastStream;

        private Client(Session session, RecvFlow control) {
            this.session = session;
            this.control = control;
            streams.put(0, new Stream(this, 0));
        }

        private void send(int streamId, RtmpMessage message) {
            Stream stream = streams.get(streamId);
            if (stream != null) {
                stream.send(message);
            }
        }

        private void command(CommandMessage command) {
            switch (command.name()) {
                case "connect" -> send(0, CommandMessage.of("_result", command.transactionId(), null,
                        Map.of("level", "status", "code", StatusCode.CONNECT_SUCCESS)));
                case "createStream" -> {
                    if (makesStreams) {
                        streams.put(++lastStream, new Stream(this, lastStream));
                        send(0, CommandMessage.of("_result", command.transactionId(), null, lastStream));
                    } else {
                        send(0, CommandMessage.of("_error", command.transactionId(), null,
                                Map.of("level", "error", "code", StatusCode.CALL_FAILED, "description", "none")));
                    }
                }
                case "deleteStream" -> {
                    int id = command.argument(0) instanceof AmfNumber number ? (int) number.value() : -1;
                    log.add("deleteStream " + id);
                    streams.remove(id).over();
                }
                default -> { }
            }
        }
    }

    private final class Stream {

        private final Client client;
        private final int id;
        private final List<RecvFlow> incoming = new ArrayList<>();
        private final Map<Class<?>, SendFlow> outgoing = new LinkedHashMap<>();
        private String publishes = "";
        private String plays = "";
        private boolean paused;
        private int barriersSent;

        private Stream(Client client, int id) {
            this.client = client;
            this.id = id;
        }

        private void send(RtmpMessage message) {
            boolean main = message instanceof CommandMessage || message instanceof UserControlMessage;
            Class<?> kind = main ? DataMessage.class : message.getClass();
            SendFlow flow = outgoing.computeIfAbsent(kind, ignored -> client.session.openReturnFlow(client.control,
                    new FlowMetadata(id, false).encode(), FlowOptions.DEFAULT, driver.now()));
            flow.write(message.encode(), Reliability.within(10 * Time.SECOND), driver.now());
        }

        private void synchronize() {
            byte[] barrier = new UserControlMessage(
                    new UserControl.FlowSynchronization(++barriersSent, outgoing.size())).encode();
            outgoing.values().forEach(flow -> flow.write(barrier, Reliability.FULL, driver.now()));
        }

        private void received(RtmpMessage message) {
            if (id == 0) {
                connectionMessages.add(message);
            }
            if (message instanceof CommandMessage command && id == 0) {
                client.command(command);
            } else if (message instanceof CommandMessage command) {
                command(command);
            } else if (!publishes.isEmpty() && !(message instanceof UserControlMessage)) {
                players(publishes).filter(player -> !player.paused).forEach(player -> player.send(message));
            }
        }

        private void command(CommandMessage command) {
            String argument = command.argument(0).asText().orElse("");
            String all = command.arguments().stream().flatMap(value -> value.asText().stream())
                    .map(text -> " " + text).collect(Collectors.joining());
            log.add(command.name() + " " + id + all);
            commands.add(command);
            switch (command.name()) {
                case "publish" -> publish(argument);
                case "play" -> play(argument);
                case "pause" -> paused = command.argument(0).asBoolean().orElse(false);
                case "closeStream" -> over();
                default -> { }
            }
        }

        private void publish(String name) {
            boolean taken = streams().anyMatch(stream -> stream.publishes.equals(name));
            if (taken) {
                send(status("error", StatusCode.PUBLISH_BAD_NAME));
                return;
            }
            publishes = name;
            send(status("status", StatusCode.PUBLISH_START));
            players(name).forEach(player -> player.send(status("status", StatusCode.PLAY_PUBLISH_NOTIFY)));
        }

        private void play(String name) {
            if (!playsUnpublished && streams().noneMatch(stream -> stream.publishes.equals(name))) {
                send(status("error", StatusCode.PLAY_STREAM_NOT_FOUND));
                return;
            }
            plays = name;
            client.send(0, new UserControlMessage(new UserControl.StreamBegin(id)));
            send(status("status", StatusCode.PLAY_RESET));
            send(status("status", StatusCode.PLAY_START));
            send(DataMessage.of("|RtmpSampleAccess", true, true));
        }

        private void over() {
            if (!publishes.isEmpty()) {
                players(publishes).forEach(player -> {
                    player.synchronize();
                    player.send(status("status", StatusCode.PLAY_UNPUBLISH_NOTIFY));
                });
            }
            publishes = "";
            plays = "";
        }
    }

    private java.util.stream.Stream<Stream> streams() {
        return clients.values().stream().flatMap(client -> client.streams.values().stream());
    }

    private java.util.stream.Stream<Stream> players(String name) {
        return streams().filter(stream -> stream.plays.equals(name));
    }
}
