package io.github.peerfire.openfire.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.openfire.introduction.DistantUser;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.cluster.ForwardedAnswer;
import io.github.peerfire.rendezvous.cluster.ForwardedQuestion;
import io.github.peerfire.rendezvous.cluster.Sighting;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.xmpp.packet.JID;

/** Writes messages for {@link MessageReader}. What would be longer than that takes is cut, from the end of lists. */
final class MessageWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private MessageWriter() {
    }

    static byte[] encode(NodeMessage message) {
        try {
            MessageWriter writer = new MessageWriter();
            writer.out.writeByte(MessageReader.VERSION);
            writer.write(message);
            return writer.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(NodeMessage message) throws IOException {
        if (message instanceof NodeMessage.Question question) {
            out.writeByte(MessageReader.QUESTION);
            out.writeLong(question.number());
            write(question.content());
        } else if (message instanceof NodeMessage.Answer answer) {
            out.writeByte(MessageReader.ANSWER);
            out.writeLong(answer.number());
            write(answer.content());
        } else if (message instanceof NodeMessage.Arrived arrived) {
            out.writeByte(MessageReader.ARRIVED);
            write(arrived.peer());
        } else if (message instanceof NodeMessage.Greeting greeting) {
            out.writeByte(MessageReader.GREETING);
            write(greeting.addresses());
            out.writeBoolean(greeting.wantsAnswer());
        } else if (message instanceof NodeMessage.AccountClosed closed) {
            out.writeByte(MessageReader.ACCOUNT_CLOSED);
            write(closed.username());
        } else if (message instanceof NodeMessage.AccountClosedAt closed) {
            out.writeByte(MessageReader.ACCOUNT_CLOSED_AT);
            write(closed.username());
            out.writeLong(closed.millis());
        } else {
            out.writeByte(MessageReader.KEYS_CHANGED);
        }
    }

    private void write(ForwardedQuestion question) throws IOException {
        write(question.target());
        write(question.discriminator());
        write(question.tag());
        write(question.source().observed());
        List<DistantAsker> askers = shortened(question.askers(), MessageReader.MOST_ASKERS);
        out.writeByte(askers.size());
        for (DistantAsker asker : askers) {
            write(asker);
        }
        write(question.source().outside().stream().toList());
    }

    private void write(DistantAsker asker) throws IOException {
        out.writeLong(asker.connectionId());
        write(asker.id());
        out.writeBoolean(asker.staticKeys());
        write(asker.observed());
        writeOwner(asker.owner());
        write(asker.candidates());
        out.writeLong(asker.since().toEpochMilli());
    }

    private void writeOwner(Object owner) throws IOException {
        if (owner instanceof KeyOwner key) {
            out.writeByte(MessageReader.KEY);
            write(key.keyId());
        } else if (owner instanceof DistantUser user && user.boundTo().isPresent()) {
            out.writeByte(user.forEverybody() ? MessageReader.USER_FOR_EVERYBODY : MessageReader.USER);
            write(user.boundTo().map(JID::toString).orElseThrow());
        } else {
            out.writeByte(MessageReader.NOBODY);
        }
    }

    private void write(ForwardedAnswer answer) throws IOException {
        out.writeByte(answer.verdict().ordinal());
        write(answer.observed().map(Sighting::observed).stream().toList());
        write(answer.candidates());
        out.writeByte(Math.min(answer.replies(), MessageReader.MOST_ADDRESSES));
        write(answer.observed().flatMap(Sighting::outside).stream().toList());
    }

    private void write(PeerId peer) throws IOException {
        out.write(peer.bytes());
    }

    private void write(List<InetSocketAddress> addresses) throws IOException {
        List<InetSocketAddress> resolved = shortened(
                addresses.stream().filter(address -> !address.isUnresolved()).toList(), MessageReader.MOST_ADDRESSES);
        out.writeByte(resolved.size());
        for (InetSocketAddress address : resolved) {
            write(address);
        }
    }

    private void write(InetSocketAddress address) throws IOException {
        write(address.getAddress().getAddress());
        out.writeShort(address.getPort());
    }

    private void write(String text) throws IOException {
        write(text.getBytes(UTF_8));
    }

    private void write(byte[] octets) throws IOException {
        out.writeShort(octets.length);
        out.write(octets);
    }

    private static <T> List<T> shortened(List<T> list, int most) {
        return list.subList(0, Math.min(list.size(), most));
    }
}
