package io.github.peerfire.bench.crowd;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;

/** Loses some of the datagrams of another line, each way. */
final class LossyLine implements Line {

    private static final int HUNDRED = 100;

    private final Line line;
    private final int percent;
    private final SplittableRandom random = new SplittableRandom();

    /** @param percent how many get lost, of a hundred each way */
    LossyLine(Line line, int percent) {
        this.line = line;
        this.percent = percent;
    }

    private boolean isLost() {
        return random.nextInt(HUNDRED) < percent;
    }

    @Override
    public void send(int client, InetSocketAddress destination, byte[] datagram, int length) throws IOException {
        if (!isLost()) {
            line.send(client, destination, datagram, length);
        }
    }

    @Override
    public void receive(Receiver receiver, long wait) throws IOException {
        line.receive((datagram, length) -> {
            if (!isLost()) {
                receiver.arrived(datagram, length);
            }
        }, wait);
    }

    @Override
    public InetSocketAddress address(int client) throws IOException {
        return line.address(client);
    }

    @Override
    public void drop(int client) throws IOException {
        line.drop(client);
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
