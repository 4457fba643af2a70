package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.crowd.LightClient;
import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import java.io.IOException;

/**
 * Lookups of those who answer: from the question to the hello of whom it was for, which goes to the asker directly. The
 * server has no part in what follows, the keying, so there is none.
 */
final class Introductions extends Lookups {

    private Introductions(LoadOptions options, long pause) throws IOException {
        super(options, pause);
    }

    static Report run(Options given) throws IOException {
        try (Introductions introductions = new Introductions(LoadOptions.of(given), given.time("pause"))) {
            return introductions.run("introductions", given.number("clients"));
        }
    }

    @Override
    public void redirected(byte[] tag) {
        // Where the other one is; his hello may have come before.
    }

    @Override
    public void forwarded(LightClient client, ForwardedInitiatorHello hello) {
        crowd().sendDatagram(client, hello.replyAddress().address(), packets().answer(hello.tag()));
    }

    @Override
    public void greeted(byte[] tag) {
        answered(tag);
    }
}
