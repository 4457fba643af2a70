package io.github.peerfire.flash;

import io.github.peerfire.rtmfp.common.Time;
import java.util.ArrayList;
import java.util.List;

/** Two peers, introduced to each other on a simulated network, and what their streams tell. */
abstract class PublisherAndPlayer {

    final SimulatedWorld world = new SimulatedWorld(11);
    final List<String> atPublisher = new ArrayList<>();
    final List<String> atPlayer = new ArrayList<>();
    final NetConnection publisher = world.connect();
    final NetConnection player = world.connect();

    PublishedStream publish(String name) {
        return NetStream.publishDirect(publisher, name,
                stream -> stream.onStatus(status -> atPublisher.add(Told.code(status))));
    }

    PlayedStream play(String name) {
        return NetStream.playFrom(player, publisher.nearId(), name, List.of(),
                stream -> stream.onStatus(status -> atPlayer.add(Told.code(status))));
    }

    void settle() {
        world.runFor(5 * Time.SECOND);
    }
}
