package io.github.peerfire.cli;

import io.github.peerfire.cli.check.Connectivity;
import io.github.peerfire.cli.output.Event;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.PlayedStream;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code peerfire check}. */
@Command(name = "check", sortOptions = false,
        header = "Tells what kind of network this is: whether UDP passes, and whether peers can call.",
        description = {"%nConnects to a server and has it try: whether packets from another of its ports come in, and "
                + "from where the answers to an introduction come. Peerfire's rendezvous and rtmfp-cpp's conncheck can "
                + "do that; of other servers at least the connection is measured.%n",
            "If the server knows a helper, a direct session with it is tried, too. --help-others makes this machine "
                + "such a helper until Ctrl-C."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Found out, whatever the verdict.", "4:UDP does not get through to the server, or back.",
            "5:The server refused the connection, or a check at this time."},
        footer = {"%nExamples:", "  peerfire check rtmfp://rtmfp.example.net/key",
            "  peerfire check --json rtmfp://rtmfp.example.net/key | jq -r 'select(.verdict).verdict'"})
final class CheckCommand extends ConnectingCommand {

    private static final String RESULTS = "NetConnection.ConnectivityCheck.Results";
    private static final String STREAM = "peerfire-check";
    private static final long PATIENCE = 10_000;

    private final CompletableFuture<AmfValue> told = new CompletableFuture<>();

    @Option(names = "--help-others", description = "Be there for others who check, until Ctrl-C.")
    private boolean helpOthers;

    CheckCommand(Environment environment) {
        super(environment);
    }

    @Override
    void run() throws CommandFailure, InterruptedException {
        Printer printer = printer();
        try (Connected connected = connect(printer)) {
            NetConnection link = connected.connection();
            printer.event(passes(connected));
            if (helpOthers) {
                help(link, printer);
            }
            Optional<Connectivity> found = ask(link);
            printer.event(verdict(found));
            Optional<PeerId> helper = found.flatMap(Connectivity::helper).flatMap(CheckCommand::peer);
            if (helper.isPresent()) {
                tryPeer(link, helper.get(), printer);
            }
        }
    }

    private Connected connect(Printer printer) throws CommandFailure, InterruptedException {
        try {
            return connect(this::listen);
        } catch (CommandFailure e) {
            if (e.exitCode() == ExitCode.UNREACHABLE) {
                printer.event(Event.of("udp", "").with("uri", connection().uri().text()).with("passes", false));
            }
            throw e;
        }
    }

    /** What rtmfp-cpp's conncheck tells without being asked. */
    private void listen(NetStatus status) {
        if (status.code().equals(RESULTS)) {
            told.complete(status.information());
        }
    }

    private Event passes(Connected connected) {
        List<String> local = connected.connection().localAddresses().stream()
                .filter(address -> !isOfThisMachineOnly(address.getAddress())).map(ConnectCommand::text).toList();
        double milliseconds = connected.handshakeMilliseconds() + connected.connectMilliseconds();
        double roundTrip = Figures.milliseconds(
                connected.connection().serverPath().join().roundTripTime().toNanos());
        return Event.of("udp", "UDP passes: " + connection().uri() + " answers; round trip "
                        + Math.round(roundTrip) + " ms.\nThis machine's own addresses: "
                        + (local.isEmpty() ? "none but loopback" : String.join(", ", local)) + ".")
                .with("uri", connection().uri().text()).with("passes", true)
                .with("connectMillis", milliseconds).with("roundTripMillis", roundTrip)
                .with("localAddresses", local);
    }

    private static boolean isOfThisMachineOnly(InetAddress address) {
        return address.isLoopbackAddress() || address.isLinkLocalAddress();
    }

    private Optional<Connectivity> ask(NetConnection link) throws CommandFailure, InterruptedException {
        CompletableFuture<AmfValue> answer = link.call("checkConnectivity");
        if (!interruption().await(answer)) {
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.");
        }
        try {
            Optional<Connectivity> found = Connectivity.of(answer.join(), own(link));
            if (found.isPresent()) {
                return found;
            }
        } catch (CompletionException e) {
            requireWillingness(Failures.status(e));
        }
        return interruption().await(told, PATIENCE)
                ? Connectivity.of(told.join(), own(link)) : Optional.empty();
    }

    private static List<String> own(NetConnection link) {
        return link.localAddresses().stream().map(ConnectCommand::text).toList();
    }

    private void requireWillingness(Optional<NetStatus> failure) throws CommandFailure {
        if (failure.filter(status -> status.description().equals("check.busy")).isPresent()) {
            throw new CommandFailure(ExitCode.REFUSED,
                    connection().uri() + " is busy with checks; try again in a minute.");
        }
    }

    private static Event verdict(Optional<Connectivity> found) {
        return found.map(result -> Event.of("connectivity", String.join("\n", result.sentences()))
                        .with(result.fields()))
                .orElseGet(() -> Event.of("connectivity", "This server does not check NATs.")
                        .with("verdict", "unknown"));
    }

    private static Optional<PeerId> peer(String hex) {
        try {
            return Optional.of(PeerId.parse(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void tryPeer(NetConnection link, PeerId helper, Printer printer) throws InterruptedException {
        long start = System.nanoTime();
        PlayedStream stream = NetStream.playFrom(link, helper, STREAM);
        CompletableFuture<NetStatus> started = stream.started();
        boolean reached = interruption().await(started, PATIENCE) && !started.isCompletedExceptionally();
        double milliseconds = Figures.milliseconds(System.nanoTime() - start);
        double roundTrip = reached ? stream.info().join().smoothedRoundTripMilliseconds() : 0;
        stream.close();
        printer.event(Event.of("peer", reached
                        ? "A direct session with another peer opened in " + milliseconds + " ms; round trip "
                                + Math.round(roundTrip) + " ms."
                        : "A direct session with another peer did not open within " + PATIENCE / 1_000 + " s.")
                .with("peerId", helper.hex()).with("reached", reached)
                .with("openMillis", reached ? milliseconds : null)
                .with("roundTripMillis", reached ? roundTrip : null));
    }

    private void help(NetConnection link, Printer printer) throws CommandFailure, InterruptedException {
        CompletableFuture<AmfValue> offer = link.call("offerCheckHelp");
        interruption().await(offer);
        if (offer.isCompletedExceptionally()) {
            throw new CommandFailure(ExitCode.REFUSED, connection().uri() + " takes no helpers for checks.");
        }
        NetStream.publishDirect(link, STREAM);
        printer.event(Event.of("helping", "Helping others who check at " + connection().uri() + "; Ctrl-C ends.")
                .with("peerId", link.nearId().hex()));
        throw stay(link.closed());
    }
}
