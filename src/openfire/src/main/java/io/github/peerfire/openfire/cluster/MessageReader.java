package io.github.peerfire.openfire.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.introduction.DistantUser;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import io.github.peerfire.rendezvous.cluster.Sighting;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xmpp.packet.JID;

/** Reads what {@link MessageWriter} wrote, at a node that may have another version of the plugin. */
final class MessageReader {

    /** The first octet. Nodes that write another one understand nothing of each other. */
    static final int VERSION = 1;

    static final int QUESTION = 1;
    static final int ANSWER = 2;
    static final int ARRIVED = 3;
    static final int GREETING = 4;
    static final int ACCOUNT_CLOSED = 5;
    static final int KEYS_CHANGED = 6;
    static final int ACCOUNT_CLOSED_AT = 7;

    static final int NOBODY = 0;
    static final int USER = 1;
    static final int KEY = 2;
    static final int USER_FOR_EVERYBODY = 3;

    /** Peers at one source address that are asked for together. */
    static final int MOST_ASKERS = 16;

    /** Addresses of one list. */
    static final int MOST_ADDRESSES = 32;

    /** Octets of a value; a full JID may have 3071. */
    private static final int LONGEST = 3_072;

    private final DataInputStream in;

    private MessageReader(byte[] message) {
        in = new DataInputStream(new ByteArrayInputStream(message));
    }

    /** @throws IOException if it is malformed or of another version */
    static NodeMessage decode(byte[] message) throws IOException {
        MessageReader reader = new MessageReader(message);
        try {
            int version = reader.in.readUnsignedByte();
            if (version != VERSION) {
                throw new IOException("a message of version " + version);
            }
            return reader.read();
        } catch (IllegalArgumentException e) {
            throw new IOException("a value that cannot be", e);
        }
    }

    private NodeMessage read() throws IOException {
        int type = in.readUnsignedByte();
        return switch (type) {
            case QUESTION -> new NodeMessage.Question(in.readLong(), question());
            case ANSWER -> new NodeMessage.Answer(in.readLong(), answer());
            case ARRIVED -> new NodeMessage.Arrived(peer());
            case GREETING -> new NodeMessage.Greeting(addresses(), in.readBoolean());
            case ACCOUNT_CLOSED -> new NodeMessage.AccountClosed(text());
            case ACCOUNT_CLOSED_AT -> new NodeMessage.AccountClosedAt(text(), in.readLong());
            case KEYS_CHANGED -> new NodeMessage.KeysChanged();
            default -> throw new IOException("a message of type " + type);
        };
    }

    private ForwardedQuestion question() throws IOException {
        PeerId target = peer();
        byte[] discriminator = octets();
        byte[] tag = octets();
        InetSocketAddress source = address();
        List<DistantAsker> askers = new ArrayList<>();
        for (int left = count(MOST_ASKERS); left > 0; left--) {
            askers.add(asker());
        }
        return new ForwardedQuestion(target, askers, discriminator, tag, new Sighting(source, outside()));
    }

    private DistantAsker asker() throws IOException {
        return new DistantAsker(in.readLong(), peer(), in.readBoolean(), address(), owner(), addresses(),
                Instant.ofEpochMilli(in.readLong()));
    }

    private Object owner() throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case NOBODY -> DistantUser.NOBODY;
            case USER -> new DistantUser(Optional.of(new JID(text())), false);
            case USER_FOR_EVERYBODY -> new DistantUser(Optional.of(new JID(text())), true);
            case KEY -> new KeyOwner(text());
            default -> throw new IOException("an owner of kind " + kind);
        };
    }

    private ForwardedAnswer answer() throws IOException {
        ForwardedAnswer.Verdict[] verdicts = ForwardedAnswer.Verdict.values();
        int verdict = in.readUnsignedByte();
        if (verdict >= verdicts.length) {
            throw new IOException("verdict " + verdict);
        }
        List<InetSocketAddress> observed = addresses();
        List<InetSocketAddress> candidates = addresses();
        int replies = in.readUnsignedByte();
        Optional<InetSocketAddress> outside = outside();
        return new ForwardedAnswer(verdicts[verdict],
                observed.stream().findFirst().map(address -> new Sighting(address, outside)), candidates, replies);
    }

    /** What older versions of the plugin neither write at the end of a message nor read there. */
    private Optional<InetSocketAddress> outside() throws IOException {
        return in.available() == 0 ? Optional.empty() : addresses().stream().findFirst();
    }

    private PeerId peer() throws IOException {
        byte[] bytes = new byte[PeerId.LENGTH];
        in.readFully(bytes);
        return new PeerId(bytes);
    }

    private List<InetSocketAddress> addresses() throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int left = count(MOST_ADDRESSES); left > 0; left--) {
            addresses.add(address());
        }
        return addresses;
    }

    private InetSocketAddress address() throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(octets()), in.readUnsignedShort());
    }

    private String text() throws IOException {
        return new String(octets(), UTF_8);
    }

    private byte[] octets() throws IOException {
        int length = in.readUnsignedShort();
        if (length > LONGEST || length > in.available()) {
            throw new IOException("octets longer than what is there");
        }
        return in.readNBytes(length);
    }

    private int count(int most) throws IOException {
        int count = in.readUnsignedByte();
        if (count > most) {
            throw new IOException("a list of " + count);
        }
        return count;
    }
}
