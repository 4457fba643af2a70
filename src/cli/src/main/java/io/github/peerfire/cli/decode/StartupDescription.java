package io.github.peerfire.cli.decode;

import io.github.peerfire.flash.crypto.FlashCertificate;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.rtmfp.chunk.Chunk;
import io.github.peerfire.rtmfp.chunk.ForwardedInitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorHello;
import io.github.peerfire.rtmfp.chunk.InitiatorInitialKeying;
import io.github.peerfire.rtmfp.chunk.RHelloCookieChange;
import io.github.peerfire.rtmfp.chunk.ResponderHello;
import io.github.peerfire.rtmfp.chunk.ResponderInitialKeying;
import io.github.peerfire.rtmfp.chunk.ResponderRedirect;
import io.github.peerfire.rtmfp.wire.CandidateAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a chunk of a session's startup says (RFC 7016 §2.3.2 to §2.3.8; RFC 7425 §4.3 to §4.5). */
final class StartupDescription {

    private StartupDescription() {
    }

    static void describe(Chunk chunk, Description description) {
        if (chunk instanceof InitiatorHello hello) {
            description.with("endpoint", endpoint(hello.endpointDiscriminator())).with("tag", hello.tag());
        } else if (chunk instanceof ForwardedInitiatorHello hello) {
            description.with("endpoint", endpoint(hello.endpointDiscriminator()))
                    .with("replyTo", address(hello.replyAddress())).with("tag", hello.tag());
        } else if (chunk instanceof ResponderHello hello) {
            description.with("tagEcho", hello.tagEcho()).with("cookieBytes", hello.cookie().length)
                    .with("certificate", certificate(hello.responderCertificate()));
        } else if (chunk instanceof ResponderRedirect redirect) {
            description.with("tagEcho", redirect.tagEcho()).with("destinations",
                    redirect.destinations().stream().map(StartupDescription::address).toList());
        } else if (chunk instanceof RHelloCookieChange change) {
            description.with("oldCookieBytes", change.oldCookie().length)
                    .with("newCookieBytes", change.newCookie().length);
        } else if (chunk instanceof InitiatorInitialKeying keying) {
            description.with("session", Integer.toUnsignedLong(keying.initiatorSessionId()))
                    .with("cookieBytes", keying.cookieEcho().length)
                    .with("certificate", certificate(keying.initiatorCertificate()))
                    .with("skic", keying.sessionKeyInitiatorComponent());
        } else if (chunk instanceof ResponderInitialKeying keying) {
            description.with("session", Integer.toUnsignedLong(keying.responderSessionId()))
                    .with("skrc", keying.sessionKeyResponderComponent());
        }
    }

    private static Object endpoint(byte[] discriminator) {
        Map<String, Object> parts = new LinkedHashMap<>();
        FlashEndpointDiscriminator.parse(discriminator).ifPresent(parsed -> {
            parsed.peer().ifPresent(peer -> parts.put("peerId", peer.hex()));
            parsed.uri().ifPresent(uri -> parts.put("uri", uri));
            parsed.hostname().ifPresent(name -> parts.put("hostname", name));
        });
        return parts.isEmpty() ? discriminator : parts;
    }

    private static Map<String, Object> certificate(byte[] encoded) {
        Map<String, Object> parts = new LinkedHashMap<>();
        FlashCertificate.decode(encoded).ifPresent(certificate -> {
            parts.put("peerId", certificate.peerId().hex());
            parts.put("staticKeys", certificate.hasStaticKeys());
            certificate.hostname().ifPresent(name -> parts.put("hostname", name));
        });
        parts.put("bytes", encoded.length);
        return parts;
    }

    private static String address(CandidateAddress candidate) {
        return Addresses.text(candidate.address()) + " (" + candidate.origin().name().toLowerCase(Locale.ROOT) + ")";
    }
}
