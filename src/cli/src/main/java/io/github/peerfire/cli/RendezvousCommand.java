package io.github.peerfire.cli;

import io.github.peerfire.cli.output.Event;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.rendezvous.RendezvousConfig;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.InMemoryKeyStore;
import io.github.peerfire.rendezvous.keys.KeyHolders;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import io.github.peerfire.rendezvous.relay.RelaySettings;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code peerfire rendezvous}. */
@Command(name = "rendezvous", sortOptions = false,
        header = "Is a server where clients find each other, as Cirrus was, until Ctrl-C.",
        description = {"%nLets in whoever connects with one of the developer keys, and introduces those of one key to "
                + "each other. Media go from client to client.%n",
            "Keys are kept in memory and have no end. Each lets in 10,000 clients at a time, and has 6,000 pairs of "
                + "them introduced a minute; other limits have the library and the plugin for Openfire.%n"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"3:The port cannot be bound.", "130:Ctrl-C; all sessions were closed in order."},
        footer = {"%nExamples:", "  peerfire rendezvous",
            "  peerfire rendezvous --key 5aba5a8a5f5d --key test --advertise rtmfp.example.net --probe-port 1936",
            "  peerfire rendezvous --json --relay-ports 20000-20999 | jq -r 'select(.event == \"listening\").uris[]'"})
final class RendezvousCommand extends OutputCommand {

    private static final long REPORTS_MILLISECONDS = 2_000;

    @Option(names = {"-k", "--key"}, paramLabel = "TEXT",
            description = "A developer key, as it stands in the clients' URL; may be repeated. One is made up if there "
                    + "is none.")
    private List<String> keys = new ArrayList<>();

    @Option(names = {"-p", "--port"}, paramLabel = "PORT", description = "The UDP port; ${DEFAULT-VALUE} unless given.")
    private int port = RendezvousConfig.DEFAULT_PORT;

    @Option(names = "--bind", paramLabel = "ADDRESS", converter = AddressConverter.class,
            description = "Listen at this address of this machine only; may be repeated.")
    private List<InetSocketAddress> bind = new ArrayList<>();

    @Option(names = "--advertise", paramLabel = "HOST",
            description = "The name by which clients know this machine; localhost unless given.")
    private String advertise = "localhost";

    @Option(names = "--public-address", paramLabel = "ADDRESS", converter = AddressConverter.class,
            description = "Behind a NAT: the address that the world sees; may be repeated, once for each family.")
    private List<InetSocketAddress> publicAddresses = new ArrayList<>();

    @Option(names = "--probe-port", paramLabel = "PORT",
            description = "A second UDP port, with which clients can check what their network lets through.")
    private Integer probePort;

    @Option(names = "--relay-ports", paramLabel = "FIRST-LAST", converter = PortRangeConverter.class,
            description = "Relay, through these UDP ports, what two clients of one key say to each other who cannot be "
                    + "introduced in any other way; it stays encrypted.")
    private RelaySettings relay;

    RendezvousCommand(Environment environment) {
        super(environment);
    }

    @Override
    void run() throws CommandFailure, InterruptedException {
        Printer printer = printer();
        InMemoryKeyStore store = new InMemoryKeyStore();
        List<String> texts = fill(store);
        KeyHolders holders = new KeyHolders(store);
        try (RendezvousServer server = start(holders)) {
            holders.attach(server);
            printer.event(listening(server, texts));
            // Not on the server's own thread, which nobody who does not read on may hold up.
            while (!environment().interruption().isRequested()) {
                printer.progress(statistics(server));
                environment().interruption().pause(REPORTS_MILLISECONDS);
            }
            printer.event(statistics(server));
        }
        throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.");
    }

    private List<String> fill(InMemoryKeyStore store) throws CommandFailure {
        DeveloperKeys known = new DeveloperKeys(store, new SecureRandom()::nextBytes, Clock.systemUTC());
        KeyTerms terms = relay == null ? KeyTerms.of("command line") : KeyTerms.of("command line").withRelay();
        if (keys.isEmpty()) {
            return List.of(known.create(terms).text());
        }
        for (String key : keys) {
            try {
                known.adopt(key, terms);
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(ExitCode.USAGE, "'" + key + "': " + e.getMessage() + ".");
            }
        }
        return keys;
    }

    private RendezvousServer start(KeyHolders holders) throws CommandFailure {
        RendezvousConfig config = config();
        try {
            return RendezvousServer.start(config, holders, holders, holders).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException taken) {
                throw new CommandFailure(ExitCode.FILE, taken.getMessage() + ". Another program may use the port: "
                        + "end it, or choose another one with --port.");
            }
            throw e;
        }
    }

    private RendezvousConfig config() throws CommandFailure {
        RendezvousConfig.Builder config = RendezvousConfig.builder();
        try {
            if (bind.isEmpty()) {
                config.bind(port);
            }
            bind.forEach(address -> config.bind(new InetSocketAddress(address.getAddress(),
                    address.getPort() == 0 ? port : address.getPort())));
            publicAddresses.forEach(address -> config.publicAddress(address.getAddress()));
            if (probePort != null) {
                InetAddress where = bind.isEmpty() ? RendezvousConfig.anyAddress() : bind.get(0).getAddress();
                config.probe(new InetSocketAddress(where, probePort));
            }
            if (relay != null) {
                config.relay(relay);
            }
            return config.build();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "This cannot be: " + e.getMessage() + ".");
        }
    }

    private Event listening(RendezvousServer server, List<String> texts) {
        int first = server.boundAddresses().get(0).getPort();
        String where = "rtmfp://" + advertise + (first == RendezvousConfig.DEFAULT_PORT ? "" : ":" + first) + "/";
        List<String> uris = texts.stream().map(text -> where + text).toList();
        return Event.of("listening", "Clients find each other at " + String.join(" and ", uris) + "; Ctrl-C ends.")
                .with("uris", uris).with("addresses", server.boundAddresses().stream().map(Object::toString).toList());
    }

    private static Event statistics(RendezvousServer server) {
        RendezvousStatistics now = server.statistics();
        return Event.of("statistics", now.peersConnected() + " clients; " + now.introductions() + " introductions, "
                        + now.connectsRejected() + " clients refused so far.")
                .with("clients", now.peersConnected()).with("introductions", now.introductions())
                .with("refused", now.connectsRejected());
    }
}
