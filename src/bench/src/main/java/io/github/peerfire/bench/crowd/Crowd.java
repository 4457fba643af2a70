package io.github.peerfire.bench.crowd;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.FlowMetadata;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.FragmentControl;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.chunk.SessionCloseRequest;
import io.github.peerfire.rtmfp.chunk.UserData;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.common.Time;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import io.github.peerfire.rtmfp.wire.Option;
import io.github.peerfire.rtmfp.wire.OptionList;
import io.github.peerfire.rtmfp.wire.SessionIdCodec;
import io.github.peerfire.rtmfp.wire.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;

/** The clients of one server in this process, and all that they have in common. Confined to one thread. */
public final class Crowd implements AutoCloseable {

    private static final long REPEAT = Time.SECOND;
    private static final int ATTEMPTS = 30;
    private static final long FLOW = 2;
    private static final int FIRST_CAPACITY = 1_024;
    private static final byte[] NOTHING = new byte[0];

    private final CrowdSettings settings;
    private final CrowdListener listener;
    private final RandomSource random;
    private final StartupPackets startup;
    private final SessionPackets packets = new SessionPackets();
    private final Conversation conversation;
    private final Line line;
    private final UserData connect;
    /** Those that wait for an answer, the one that waits longest first. */
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private LightClient[] clients = new LightClient[FIRST_CAPACITY];
    private int next;
    private int connected;
    private long sent;
    private long received;

    private record Waiting(Opening opening, long due) {
    }

    /** Nobody is there yet. */
    public Crowd(CrowdSettings settings, CrowdListener listener, RandomSource random) throws IOException {
        this(settings, listener, random, line(settings));
    }

    /** One in which each client has a socket, which is faster for few that say much. */
    public static Crowd ofSockets(CrowdSettings settings, CrowdListener listener, RandomSource random)
            throws IOException {
        return new Crowd(settings, listener, random, new SocketLine(settings.server()));
    }

    private Crowd(CrowdSettings settings, CrowdListener listener, RandomSource random, Line line) {
        this.settings = settings;
        this.listener = listener;
        this.random = random;
        this.line = line;
        this.startup = new StartupPackets(settings.identities().get().startupCipher());
        this.conversation = new Conversation(packets, listener);
        Option metadata = new Option(0, new FlowMetadata(0, false).encode());
        this.connect = new UserData(FLOW, 1, 1, FragmentControl.WHOLE, false, false, OptionList.of(metadata),
                Slice.of(settings.connect().encode()));
    }

    private static Line line(CrowdSettings settings) throws IOException {
        Line line = LoopbackLine.leadsTo(settings.server())
                ? new LoopbackLine(settings.networks()) : new SocketLine(settings.server());
        return settings.loss() == 0 ? line : new LossyLine(line, settings.loss());
    }

    /** How many are connected. */
    public int connected() {
        return connected;
    }

    /** Datagrams that all of them sent. */
    public long datagramsSent() {
        return sent;
    }

    /** Datagrams that all of them received. */
    public long datagramsReceived() {
        return received;
    }

    /** How many pings of the server were answered. */
    public long pingsAnswered() {
        return conversation.pingsAnswered();
    }

    /** Another client begins to open its session and to connect. */
    public LightClient arrive(long now) {
        LightClient client = new LightClient(next++);
        if (client.id() == clients.length) {
            clients = Arrays.copyOf(clients, 2 * clients.length);
        }
        clients[client.id()] = client;
        FlashCryptographyProfile identity = settings.identities().get();
        if (settings.keepPeerIds()) {
            client.setPeerId(identity.peerId());
        }
        client.opening = new Opening(client, identity, settings.discriminator(), startup, random, now);
        say(client.opening, now);
        return client;
    }

    /** Asks the server for a sign of life. */
    public void ping(LightClient client, long now) {
        client.pingSent = now;
        send(client, new Ping(NOTHING), now);
    }

    /** Sends a packet with one chunk in a client's session. */
    public void send(LightClient client, Chunk chunk, long now) {
        packets.begin(client, now);
        packets.add(chunk);
        send(client);
    }

    /** Says something on a client's control flow. What came before is not said again, whether it arrived or not. */
    public void say(LightClient client, RtmpMessage message, long now) {
        long number = ++client.said;
        send(client, new UserData(FLOW, number, 1, FragmentControl.WHOLE, false, false, null,
                Slice.of(message.encode())), now);
    }

    /** A client tells the server its address, as clients do that want to be introduced. */
    public void sayAddress(LightClient client, long now) {
        try {
            InetSocketAddress address = line.address(client.id());
            say(client, CommandMessage.of("setPeerInfo", 0, null,
                    address.getAddress().getHostAddress() + ":" + address.getPort()), now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the flow that all clients say something on. */
    public static long controlFlow() {
        return FLOW;
    }

    /** Sends a datagram from a client's address past its session. */
    public void sendDatagram(LightClient client, byte[] datagram) {
        send(client, settings.server(), datagram, datagram.length);
    }

    /** Sends a datagram from a client's address to another's. */
    public void sendDatagram(LightClient client, InetSocketAddress destination, byte[] datagram) {
        send(client, destination, datagram, datagram.length);
    }

    /** Tells the server that a client goes; it is gone at once. */
    public void leave(LightClient client, long now) {
        send(client, new SessionCloseRequest(), now);
        vanish(client);
    }

    /** A client is gone without a word. */
    public void vanish(LightClient client) {
        connected -= client.isConnected() ? 1 : 0;
        client.cipher = null;
        client.opening = null;
        clients[client.id()] = null;
        try {
            line.drop(client.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does for all of them what is to be done; waits for the server so many milliseconds if that is nothing. */
    public void work(long now, long wait) {
        while (!waiting.isEmpty() && waiting.peek().due <= now) {
            repeat(waiting.remove().opening, now);
        }
        try {
            line.receive(this::receive, wait);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void repeat(Opening opening, long now) {
        if (opening.client.opening != opening) {
            return;
        }
        if (++opening.attempts > ATTEMPTS) {
            vanish(opening.client);
            listener.failed(opening.client);
        } else {
            say(opening, now);
        }
    }

    /** Says what is to be said next, and again if there is no answer in time. */
    private void say(Opening opening, long now) {
        LightClient client = opening.client;
        if (client.cipher == null) {
            sendDatagram(client, opening.datagram());
        } else {
            send(client, connect, now);
        }
        waiting.add(new Waiting(opening, now + REPEAT));
    }

    private void send(LightClient client) {
        send(client, settings.server(), packets.datagram(), packets.seal(client));
    }

    private void send(LightClient client, InetSocketAddress destination, byte[] datagram, int length) {
        try {
            line.send(client.id(), destination, datagram, length);
            sent++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(byte[] datagram, int length) {
        received++;
        if (length <= SessionIdCodec.LENGTH) {
            return;
        }
        int id = StartupPackets.sessionId(datagram, length);
        if (id == 0) {
            receiveStartup(startup.open(datagram, length));
            return;
        }
        LightClient client = find(id - 1);
        if (client == null) {
            return;
        }
        if (client.cipher != null) {
            receiveInSession(client, datagram, length);
        } else if (startup.open(datagram, length) instanceof ResponderInitialKeying answer) {
            keysAgreed(client.opening, client.opening.receive(answer), answer.responderSessionId());
        }
    }

    private LightClient find(int id) {
        return id >= 0 && id < next ? clients[id] : null;
    }

    private void receiveStartup(Chunk chunk) {
        if (chunk instanceof ResponderHello hello) {
            LightClient client = find(Opening.client(hello.tagEcho()));
            if (client != null && client.opening != null && client.opening.receive(hello)) {
                say(client.opening, System.nanoTime());
            } else {
                listener.greeted(hello.tagEcho());
            }
        } else if (chunk instanceof ResponderRedirect redirect) {
            listener.redirected(redirect.tagEcho());
        }
    }

    private void keysAgreed(Opening opening, SessionKeys keys, int sendId) {
        if (keys != null) {
            opening.client.cipher = keys.cipher();
            opening.client.sendId = sendId;
            say(opening, System.nanoTime());
        }
    }

    private void receiveInSession(LightClient client, byte[] datagram, int length) {
        Conversation.Outcome outcome = conversation.receive(client, datagram, length, System.nanoTime());
        if (!packets.isEmpty() && outcome != Conversation.Outcome.NOTHING) {
            send(client);
        }
        if (outcome == Conversation.Outcome.CONNECTED) {
            Opening opening = client.opening;
            client.opening = null;
            connected++;
            listener.connected(client, System.nanoTime() - opening.began);
        } else if (outcome == Conversation.Outcome.OVER) {
            boolean wasConnected = client.isConnected();
            vanish(client);
            if (wasConnected) {
                listener.closed(client);
            } else {
                listener.failed(client);
            }
        }
    }

    /** All vanish. */
    @Override
    public void close() throws IOException {
        line.close();
    }
}
