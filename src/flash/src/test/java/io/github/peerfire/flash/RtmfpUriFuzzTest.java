package io.github.peerfire.flash;

import io.github.peerfire.fuzz.Cost;
import io.github.peerfire.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;

/** URIs, which come from users and from strangers. */
class RtmfpUriFuzzTest extends FuzzTarget {

    @Override
    protected void run(byte[] input) throws Exception {
        String text = new String(input, StandardCharsets.UTF_8);
        // A refusal is an exception with causes, and the stack traces of a test's runner are deep.
        Cost.of(input, 50_000, 200).limit(() -> parse(text));
        RtmfpUri uri = parse(text);
        if (uri == null) {
            return;
        }
        boolean inRange = uri.port() > 0 && uri.port() < 65_536 && uri.host().isPresent() != uri.isServerless();
        if (!inRange || !uri.equals(parse(uri.toString())) || uri.application().length() > uri.path().length()) {
            throw new AssertionError(uri.host() + ", " + uri.port() + ", " + uri.path());
        }
    }

    /** Null if it is refused. */
    private static RtmfpUri parse(String text) {
        try {
            return RtmfpUri.parse(text);
        } catch (IllegalArgumentException e) {
            if (e.getClass() != IllegalArgumentException.class || e.getMessage() == null) {
                throw e;
            }
            return null;
        }
    }
}
