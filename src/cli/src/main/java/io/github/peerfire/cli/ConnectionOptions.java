package io.github.peerfire.cli;

import io.github.peerfire.flash.NetConnectionConfig;
import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.TurnServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where and how to connect. */
final class ConnectionOptions {

    @Parameters(index = "0", paramLabel = "URI", converter = UriConverter.class,
            description = "Server: rtmfp://host[:port][/path]; the port is 1935 unless given.")
    private RtmfpUri uri;

    @Option(names = {"-a", "--argument"}, paramLabel = "VALUE", converter = ConnectValue.Converter.class,
            description = "Argument of connect behind its command object; may be repeated. Text, or N:number, B:1, "
                    + "B:0, Z: (null), S:text.")
    private List<ConnectValue> arguments = new ArrayList<>();

    @Option(names = {"-s", "--set"}, paramLabel = "NAME=VALUE", converter = {TextConverter.class,
        ConnectValue.Converter.class},
            description = "Property of the command object of connect, for example pageUrl=http://example.net/; may be "
                    + "repeated.")
    private Map<String, ConnectValue> properties = new LinkedHashMap<>();

    @Option(names = {"-t", "--timeout"}, paramLabel = "SECONDS", converter = SecondsConverter.class,
            defaultValue = "30", description = "How long to try to connect; ${DEFAULT-VALUE} unless given.")
    private Duration timeout;

    @Option(names = "--bind", paramLabel = "ADDRESS[:PORT]", converter = AddressConverter.class,
            description = "Local address to send from, [ADDRESS]:PORT for IPv6; may be repeated.")
    private List<InetSocketAddress> bind = new ArrayList<>();

    @Option(names = "--log-keys", paramLabel = "FILE",
            description = "Append the secrets of all sessions to a file, with which decode opens a capture of them.")
    private Path keyLog;

    @Option(names = "--turn", paramLabel = "turn:HOST[:PORT]", converter = TurnConverter.class,
            description = "TURN proxy to go through where nothing gets through directly; may be repeated.")
    private List<TurnServer> turn = new ArrayList<>();

    @Option(names = "--turn-user", paramLabel = "NAME", description = "User of the proxies.")
    private String turnUser;

    @Option(names = "--turn-password", paramLabel = "TEXT", defaultValue = "${env:PEERFIRE_TURN_PASSWORD}",
            description = "Password of that user; better in the environment, PEERFIRE_TURN_PASSWORD.")
    private String turnPassword;

    RtmfpUri uri() {
        return uri;
    }

    Duration timeout() {
        return timeout;
    }

    /** Arguments of connect, as Java values; null is AMF's. */
    List<Object> arguments() {
        List<Object> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(argument.value()));
        return values;
    }

    void addArgument(ConnectValue argument) {
        arguments.add(argument);
    }

    NetConnectionConfig.Builder config() throws CommandFailure {
        NetConnectionConfig.Builder config = NetConnectionConfig.builder().connectTimeout(timeout);
        Map<String, Object> values = new LinkedHashMap<>();
        properties.forEach((name, property) -> values.put(name, property.value()));
        config.commandObject(values);
        if (!bind.isEmpty()) {
            config.bind(bind);
        }
        if (!turn.isEmpty()) {
            config.turn(turn.stream().map(this::withCredentials).toArray(TurnServer[]::new));
        }
        if (keyLog != null) {
            KeyLog log = KeyLog.open(keyLog);
            config.identity(random -> FlashCryptographyProfile.builder()
                    .staticKeys(DiffieHellmanGroup.MODP_2048, DiffieHellmanGroup.MODP_1024)
                    .discloseSecrets(log::add).build(random));
        }
        return config;
    }

    private TurnServer withCredentials(TurnServer proxy) {
        return turnUser == null ? proxy
                : proxy.withCredentials(turnUser, turnPassword == null ? "" : turnPassword);
    }
}
