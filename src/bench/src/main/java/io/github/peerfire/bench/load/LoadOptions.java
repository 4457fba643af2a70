package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.Target;
import io.github.peerfire.bench.crowd.CrowdSettings;
import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.flash.crypto.FlashCryptographyProfileBuilder;
import io.github.peerfire.flash.crypto.FlashEndpointDiscriminator;
import io.github.peerfire.flash.crypto.Negotiation;
import io.github.peerfire.flash.message.CommandMessage;
import io.github.peerfire.rtmfp.common.RandomSource;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all subcommands have in common.
 *
 * @param target the server's address
 * @param app what the clients connect to, the path of their URI
 * @param group in which keys are agreed
 * @param hmac whether clients ask for HMACs and sequence numbers, as most do; MonaServer's answer is without anyway
 * @param count measured operations
 * @param warmup operations before them, of the same kind, which are not measured
 * @param window operations under way at once
 * @param server the server's process, or null
 */
record LoadOptions(InetSocketAddress target, String app, DiffieHellmanGroup group, boolean hmac, int count, int warmup,
        int window, ServerProcess server) {

    static LoadOptions of(Options options) {
        int pid = options.number("server-pid");
        int count = options.has("count") ? options.number("count") : 0;
        return new LoadOptions(
                Target.parse(options.text("target")),
                options.text("app"),
                DiffieHellmanGroup.of(options.number("group")).orElseThrow(),
                options.text("hmac").equals("on"),
                count,
                options.has("warmup") ? options.number("warmup") : count,
                options.has("window") ? options.number("window") : 1,
                pid == 0 ? null : new ServerProcess(pid));
    }

    /** An identity for one client, with its static key already computed. */
    FlashCryptographyProfile identity(RandomSource random) {
        return identity().build(random);
    }

    private FlashCryptographyProfileBuilder identity() {
        Negotiation negotiation = hmac ? Negotiation.PREFERRED : Negotiation.ON_REQUEST;
        return FlashCryptographyProfile.builder().staticKeys(group).hmac(negotiation).sequenceNumbers(negotiation);
    }

    /**
     * What many small clients on one thread have in common.
     *
     * @param networks see {@link CrowdSettings}
     * @param loss see {@link CrowdSettings}
     */
    CrowdSettings crowd(boolean keepPeerIds, int networks, int loss) {
        RandomSource random = new SecureRandom()::nextBytes;
        FlashCryptographyProfile first = identity(random);
        FlashCryptographyProfileBuilder builder = identity().sharingThreadOf(first);
        return new CrowdSettings(target, serverDiscriminator(), connectCommand(), () -> builder.build(random),
                keepPeerIds, networks, loss);
    }

    private String uri() {
        return "rtmfp://" + host() + ":" + target.getPort() + "/" + app;
    }

    /** The server's address as URIs have it, in brackets if it is one of IPv6, without a scope. */
    private String host() {
        String literal = target.getAddress().getHostAddress().replaceAll("%.*", "");
        return target.getAddress() instanceof Inet6Address ? "[" + literal + "]" : literal;
    }

    /** What selects the server. */
    byte[] serverDiscriminator() {
        return FlashEndpointDiscriminator.ofUri(uri()).encoded();
    }

    CommandMessage connectCommand() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("app", app);
        object.put("flashVer", "Peerfire");
        object.put("tcUrl", uri());
        object.put("fpad", false);
        object.put("capabilities", 235);
        object.put("audioCodecs", 3575);
        object.put("videoCodecs", 252);
        object.put("videoFunction", 1);
        object.put("objectEncoding", 0);
        return CommandMessage.of("connect", 1, object);
    }

    Report newReport(String subcommand) {
        return new Report(subcommand).with("target", host() + ":" + target.getPort())
                .with("group", group.id()).with("window", window).with("warmup", warmup);
    }
}
