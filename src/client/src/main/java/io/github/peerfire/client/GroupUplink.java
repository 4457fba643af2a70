package io.github.peerfire.client;

import io.github.peerfire.flash.NetStreamInfo;
import java.util.Optional;

/**
 * What this user's stream of a group call carries. A snapshot.
 *
 * @param publications under how many names the stream is published: one, however many listen; for a moment two while
 *     the
 *      client moves to another connection with the rendezvous; none before there is a session
 * @param listeners how many play it
 * @param carried what was sent, for all listeners together; empty before there is a publication
 */
public record GroupUplink(int publications, int listeners, Optional<NetStreamInfo> carried) {
}
