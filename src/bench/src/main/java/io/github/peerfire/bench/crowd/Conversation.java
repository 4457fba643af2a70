package io.github.peerfire.bench.crowd;

import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.flash.message.MalformedMessageException;
import io.github.peerfire.flash.message.RtmpMessage;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ChunkReader;
import io.github.peerfire.rtmfp.chunk.DataAcknowledgementRanges;
import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import io.github.peerfire.rtmfp.chunk.Ping;
import io.github.peerfire.rtmfp.chunk.PingReply;
import io.github.peerfire.rtmfp.chunk.SessionCloseAcknowledgement;
import io.github.peerfire.rtmfp.chunk.SessionCloseRequest;
import io.github.peerfire.rtmfp.chunk.UserData;

/** Answers what a server says in open sessions, and finds out what it means for the client. Confined to one thread. */
final class Conversation {

    private static final long BUFFER_BLOCKS = 64;
    private static final long[] NO_RANGES = new long[0];

    private final SessionPackets packets;
    private final CrowdListener listener;
    private long pingsAnswered;

    /** What a packet meant. */
    enum Outcome {
        /** It was none. */
        NOTHING,
        /** The client goes on as before. */
        ALIVE,
        /** The client is connected now. */
        CONNECTED,
        /** There is no session, or no connection, any more. */
        OVER
    }

    /** @param packets where answers are put */
    Conversation(SessionPackets packets, CrowdListener listener) {
        this.packets = packets;
        this.listener = listener;
    }

    long pingsAnswered() {
        return pingsAnswered;
    }

    /** Takes a datagram for a client, and begins a packet with the answers, perhaps none. */
    Outcome receive(LightClient client, byte[] datagram, int length, long now) {
        ChunkReader chunks = packets.open(client, datagram, length);
        if (chunks == null) {
            return Outcome.NOTHING;
        }
        packets.begin(client, now);
        Outcome outcome = Outcome.ALIVE;
        UserData last = null;
        for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            Outcome one = Outcome.ALIVE;
            if (chunk instanceof UserData data) {
                one = receive(client, data);
                last = data;
            } else {
                one = receive(client, chunk, now);
            }
            outcome = one == Outcome.ALIVE ? outcome : one;
        }
        if (last != null) {
            long cumulative = last.flowId() == client.flow ? client.acknowledged : last.sequenceNumber();
            packets.add(new DataAcknowledgementRanges(last.flowId(), BUFFER_BLOCKS, cumulative, NO_RANGES));
        }
        return outcome;
    }

    private Outcome receive(LightClient client, Chunk chunk, long now) {
        if (chunk instanceof Ping ping) {
            packets.add(new PingReply(ping.message()));
            client.asked = true;
            pingsAnswered++;
        } else if (chunk instanceof PingReply && client.pingSent != 0) {
            long latency = now - client.pingSent;
            client.pingSent = 0;
            client.asked = true;
            listener.pingAnswered(client, latency);
        } else if (chunk instanceof ForwardedInitiatorHello hello) {
            listener.forwarded(client, hello);
        } else if (chunk instanceof SessionCloseRequest) {
            packets.add(new SessionCloseAcknowledgement());
            return Outcome.OVER;
        } else if (chunk instanceof SessionCloseAcknowledgement) {
            return Outcome.OVER;
        }
        return Outcome.ALIVE;
    }

    private static Outcome receive(LightClient client, UserData data) {
        if (client.flow < 0) {
            client.flow = data.flowId();
        }
        boolean isNext = client.flow != data.flowId() || data.sequenceNumber() == client.acknowledged + 1;
        if (client.flow == data.flowId() && isNext) {
            client.acknowledged++;
        }
        return isNext && client.opening != null ? answer(data) : Outcome.ALIVE;
    }

    private static Outcome answer(UserData data) {
        try {
            if (RtmpMessage.decode(data.data().toBytes()) instanceof CommandMessage command
                    && command.name().startsWith("_")) {
                return command.name().equals("_result") ? Outcome.CONNECTED : Outcome.OVER;
            }
        } catch (MalformedMessageException e) {
            // Part of a longer message, which does not matter here.
            return Outcome.ALIVE;
        }
        return Outcome.ALIVE;
    }
}
