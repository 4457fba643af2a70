package io.github.peerfire.bench.crowd;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.message.CommandMessage;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * What the clients of a crowd have in common.
 *
 * @param server whom they talk to
 * @param discriminator what selects the server
 * @param connect what they connect with
 * @param identities makes an identity for one client; all of one crowd may share their thread's working state
 * @param keepPeerIds whether clients remember their peer IDs
 * @param networks how many networks 127.x.0.0/16, from the first one, are other crowds'
 * @param loss how many datagrams of a hundred are lost on the way, each way
 */
public record CrowdSettings(InetSocketAddress server, byte[] discriminator, CommandMessage connect,
        Supplier<FlashCryptographyProfile> identities, boolean keepPeerIds, int networks, int loss) {
}
