package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** URLs and applications, as clients name them, and the keys that are looked for in them. */
class ConnectPathFuzzTest extends FuzzTarget {

    private static final PeerId PEER = new PeerId(new byte[PeerId.LENGTH]);
    private static final InetSocketAddress SOURCE = new InetSocketAddress(1_935);

    @Override
    protected void run(byte[] input) throws Exception {
        String text = new String(input, StandardCharsets.UTF_8);
        // An escape that is none is an exception inside, and the stack traces of a test's runner are deep.
        Cost.of(input, 60_000, 1_000).limit(() -> {
            check(ConnectPath.ofUrl(text));
            check(ConnectPath.ofApp(text));
            check(ConnectPath.ofUrlOrPath(text));
            ConnectRequest request = new ConnectRequest(
                    PEER, true, true, SOURCE, text, text, Map.of(), List.of(), new byte[32], new byte[32]);
            if (request.keys().size() > 2) {
                throw new AssertionError("keys: " + request.keys().size());
            }
        });
    }

    private static void check(List<String> path) {
        if (path.contains("")) {
            throw new AssertionError("an empty segment in " + path);
        }
    }
}
