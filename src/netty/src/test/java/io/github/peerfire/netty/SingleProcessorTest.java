package io.github.peerfire.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.EndpointConfig;
import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.common.RandomSource;
import io.github.peerfire.rtmfp.crypto.Certificate;
import io.github.peerfire.rtmfp.crypto.CryptographyProfile;
import io.github.peerfire.rtmfp.crypto.ForwardingProfile;
import io.github.peerfire.rtmfp.crypto.KeyingException;
import io.github.peerfire.rtmfp.crypto.ResponderKeying;
import io.github.peerfire.rtmfp.crypto.SessionKeys;
import java.security.SecureRandom;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a thread for key agreements would only compete with the loop. */
@Timeout(60)
class SingleProcessorTest {

    private static final byte[] ANY_SERVER = FlashEndpointDiscriminator.ofUri("rtmfp://localhost/test").encoded();
    private static final int CLIENTS = 3;

    private final SecureRandom random = new SecureRandom();
    private final NettyEndpointDriverFactory factory = new NettyEndpointDriverFactory(null, new KeyWorkers(1),
            new NettyOptions(List.of(), random::nextBytes, LocalAddresses::present, AddressWatch.USUAL_PERIOD));
    private final Queue<String> threads = new ConcurrentLinkedQueue<>();

    @Test
    void theLoopAgreesOnKeysItselfAndNoThreadIsThereForIt() throws Exception {
        assertThat(new KeyWorkers(1).number()).isZero();
        assertThat(new KeyWorkers(2).number()).isEqualTo(1);
        CryptographyProfile profile = new Watched(FlashCryptographyProfile.server(random::nextBytes));
        NettyEndpointDriver server = factory
                .start(List.of(Party.ANY_PORT), EndpointConfig.PEER, profile, (event, now) -> { }).join();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                try (Party client = Party.client(factory, Party.ANY_PORT)) {
                    client.open(ANY_SERVER, 0, server.localAddresses().get(0));
                    client.await(EndpointEvent.SessionOpened.class);
                }
            }
        } finally {
            server.close();
        }
        assertThat(threads).hasSize(CLIENTS).containsOnly("rtmfp-127.0.0.1:0");
    }

    private final class Watched extends ForwardingProfile {

        Watched(CryptographyProfile profile) {
            super(profile);
        }

        @Override
        public ResponderKeying respond(Certificate initiator, byte[] component, RandomSource source) {
            ResponderKeying keying = super.respond(initiator, component, source);
            return new ResponderKeying() {

                @Override
                public SessionKeys agree(byte[] parameters, byte[] signature)
                        throws KeyingException {
                    threads.add(Thread.currentThread().getName());
                    return keying.agree(parameters, signature);
                }

                @Override
                public byte[] component() {
                    return keying.component();
                }

                @Override
                public byte[] sign(byte[] parameters) {
                    return keying.sign(parameters);
                }
            };
        }
    }
}
