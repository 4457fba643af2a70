package io.github.peerfire.cli;

import io.github.peerfire.cli.output.Event;
import io.github.peerfire.cli.output.Json;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.NetStatus;
import io.github.peerfire.flash.NetStatusException;
import io.github.peerfire.flash.FarPath;
import io.github.peerfire.flash.StatusCode;
import io.github.peerfire.flash.amf.AmfValue;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code peerfire connect}. */
@Command(name = "connect", sortOptions = false,
        header = "Connects to a server and tells what it finds out.",
        description = {"%nShows the peer IDs of both ends, how long the handshake and the command connect "
                + "took, and what the server says. Ends then, unless it has to stay (--keep)."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Connected, and all calls were answered.", "4:No answer.",
            "5:The server refused the connection or a call.", "6:With --keep: the server ended the connection."},
        footer = {"%nExamples:",
            "  peerfire connect rtmfp://rtmfp.example.net/key",
            "  peerfire connect rtmfp://192.0.2.1:1935/app secret N:7 --call sum N:1 N:2",
            "  peerfire connect --keep --json rtmfp://rtmfp.example.net/key"})
final class ConnectCommand extends ConnectingCommand {

    private final CompletableFuture<NetStatus> closed = new CompletableFuture<>();

    private volatile boolean stays;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGUMENT",
            description = "As --argument.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = {"-k", "--keep"}, description = "Stay connected until Ctrl-C, and tell what happens.")
    private boolean keep;

    @Option(names = {"-c", "--call"}, paramLabel = "NAME [ARGUMENT...]", parameterConsumer = CallParser.class,
            description = "Call a command of the server, with what follows up to the next option as its arguments, and "
                    + "show the answer; may be repeated.")
    private List<RemoteCall> calls = new ArrayList<>();

    ConnectCommand(Environment environment) {
        super(environment);
    }

    @Override
    void run() throws CommandFailure, InterruptedException {
        Printer printer = printer();
        addArguments();
        try (Connected connected = connect(status -> tell(printer, status))) {
            printer.event(summary(connected));
            for (RemoteCall call : calls) {
                call(connected.connection(), call, printer);
            }
            if (keep) {
                stays = true;
                throw stay(closed);
            }
        }
    }

    private void addArguments() {
        try {
            arguments.forEach(argument -> connection().addArgument(ConnectValue.parse(argument)));
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void tell(Printer printer, NetStatus status) {
        printer.event(stays ? Statuses.event(status) : Statuses.silent(status));
        if (status.code().equals(StatusCode.CONNECT_CLOSED) && status.stream().isEmpty()) {
            closed.complete(status);
        }
    }

    private Event summary(Connected connected) {
        NetConnection link = connected.connection();
        String serverId = link.farId().map(id -> id.hex()).orElse(null);
        FarPath path = link.serverPath().join();
        double roundTrip = Figures.milliseconds(path.roundTripTime().toNanos());
        String serverAddress = path.farAddress().map(ConnectCommand::text).orElse(null);
        List<String> local = link.localAddresses().stream().map(ConnectCommand::text).toList();
        String text = String.format("""
                Connected to %s in %.1f ms
                  peer ID          %s
                  server's ID      %s
                  server's address %s
                  protocol         %s
                  handshake        %.1f ms
                  connect          %.1f ms
                  round trip       %.1f ms
                  local addresses  %s
                  server says      %s""",
                link.uri(), connected.handshakeMilliseconds() + connected.connectMilliseconds(), link.nearId().hex(),
                serverId, serverAddress, link.protocol(), connected.handshakeMilliseconds(),
                connected.connectMilliseconds(), roundTrip, String.join(", ", local), Json.of(link.information()));
        return Event.of("connected", text).with("uri", link.uri().text()).with("peerId", link.nearId().hex())
                .with("serverId", serverId).with("serverAddress", serverAddress).with("protocol", link.protocol())
                .with("handshakeMillis", connected.handshakeMilliseconds())
                .with("connectMillis", connected.connectMilliseconds())
                .with("roundTripMillis", roundTrip)
                .with("localAddresses", local).with("information", link.information());
    }

    static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private void call(NetConnection link, RemoteCall call, Printer printer)
            throws CommandFailure, InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<AmfValue> answer = link.call(call.name(), call.arguments().toArray())
                .orTimeout(connection().timeout().toMillis(), TimeUnit.MILLISECONDS);
        if (!interruption().await(answer)) {
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted while waiting for " + call.name() + ".");
        }
        try {
            AmfValue result = answer.join();
            printer.event(Event.of("result", call.name() + " answers: " + Json.of(result))
                    .with("call", call.name()).with("value", result)
                    .with("millis", Figures.milliseconds(System.nanoTime() - start)));
        } catch (CompletionException e) {
            throw failed(call, e.getCause());
        }
    }

    private CommandFailure failed(RemoteCall call, Throwable cause) {
        if (cause instanceof NetStatusException refusal) {
            return new CommandFailure(ExitCode.REFUSED, call.name() + " failed: " + refusal.status());
        }
        return new CommandFailure(ExitCode.UNREACHABLE,
                call.name() + " was not answered within " + connection().timeout().toSeconds() + " s.");
    }
}
