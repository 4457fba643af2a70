package io.github.peerfire.bench;

import static io.github.peerfire.bench.SettingKind.ATTACKS;
import static io.github.peerfire.bench.SettingKind.DECIMAL;
import static io.github.peerfire.bench.SettingKind.GROUP;
import static io.github.peerfire.bench.SettingKind.NUMBER;
import static io.github.peerfire.bench.SettingKind.SWITCH;
import static io.github.peerfire.bench.SettingKind.TARGET;
import static io.github.peerfire.bench.SettingKind.TEXT;

import io.github.peerfire.bench.load.Load;
import io.github.peerfire.bench.load.LookupTiming;
import io.github.peerfire.bench.load.PingsProcess;
import io.github.peerfire.bench.load.RendezvousProcess;
import io.github.peerfire.rendezvous.PresenceSettings;
import java.util.List;
import java.util.stream.Stream;

/** All subcommands but JMH's. */
final class Commands {

    private static final List<Setting> SERVER = List.of(
            new Setting("target", TARGET, "127.0.0.1:1935", "the server: its name or address, and its port"),
            new Setting("server-pid", NUMBER, "0", "its process on this machine, whose costs are read from /proc"),
            new Setting("group", GROUP, "14", "in which keys are agreed"),
            new Setting("hmac", SWITCH, "on", "whether clients ask for HMACs and sequence numbers"),
            new Setting("app", TEXT, "load", "the path of the clients' URI"));

    private static final List<Setting> CHURN = List.of(
            new Setting("clients", NUMBER, "1000", "how many are there at a time"),
            new Setting("life", DECIMAL, "10", "how many seconds each stays on average"),
            new Setting("vanishing", NUMBER, "30", "how many of a hundred leave without a word"),
            new Setting("lookups", DECIMAL, "1", "questions of each in a second"),
            new Setting("loss", NUMBER, "0", "how many datagrams of a hundred get lost each way"));

    private static final List<Setting> ATTACKERS = List.of(
            new Setting("sources", NUMBER, "200", "how many addresses attack"),
            new Setting("attacks", ATTACKS, "", "what they do in turn; all, half of it keyings, unless given"));

    private static final Setting PORT = number("port", 0, "where it listens; any that is free if 0");

    static final List<Command> ALL = List.of(
            new Command("bulk", "One flow at full speed between two processes.", phases(8, 4, message(16_384)),
                    options -> print(Bulk.run(options))),
            new Command("ping", "One message to and fro between two processes.", phases(8, 4, message(100)),
                    options -> print(PingPong.run(options))),
            new Command("relay", "Packets through the relay of last resort.",
                    phases(5, 5, number("length", 1_200, "bytes of a packet"), window(64)),
                    options -> print(Load.relay(options))),
            new Command("heap", "What an idle session holds, without a server.",
                    List.of(number("sessions", 1_000, "how many")), options -> print(IdleSessions.run(options))),
            new Command("handshakes", "Sessions opened at any RTMFP server.", operations(2_000, 8),
                    options -> print(Load.handshakes(options))),
            new Command("connects", "The command connect, in sessions that are already open.", operations(2_000, 8),
                    options -> print(Load.connects(options))),
            new Command("introductions", "Questions of connected clients for each other, to the other's answer.",
                    questions(), options -> print(Load.introductions(options))),
            new Command("lookups", "Questions of connected clients for each other.", questions(),
                    options -> print(Load.lookups(options))),
            new Command("idle", "Connected clients that only stay alive.", with(SERVER,
                    number("clients", 10_000, "how many"), window(16), seconds(20),
                    decimal("settle", "3", "seconds before memory is looked at"),
                    decimal("ping", "0", "seconds in which each pings the server once; 0: never")),
                    options -> print(Load.idle(options))),
            new Command("churn", "Clients that come, look each other up, leave or vanish.",
                    with(with(SERVER, CHURN.toArray(Setting[]::new)), seconds(20)),
                    options -> print(Load.churn(options))),
            new Command("flood", "Attackers beside honest clients.",
                    with(with(SERVER, ATTACKERS.toArray(Setting[]::new)),
                    number("clients", 500, "honest ones that are connected all the time"), seconds(20),
                    decimal("first", "10", "seconds of attack that warm the server up"),
                    decimal("pause", "5", "seconds of rest after these"),
                    number("rate", 40_000, "packets of all attackers in a second"),
                    number("insiders", 20, "clients that attack in sessions that were admitted"),
                    number("inside", 20_000, "packets of all of these in a second"),
                    number("pings", 500, "of honest clients in a second"),
                    number("arrivals", 100, "of honest clients in a second")), options -> print(Load.flood(options))),
            new Command("soak", "Churn, loss and attacks, and what they leave behind.",
                    with(Stream.of(SERVER, CHURN, ATTACKERS).flatMap(List::stream).toList(), seconds(300),
                    decimal("first", "30", "seconds of the same before memory is looked at first"),
                    decimal("rest", "135", "seconds of rest after each"),
                    number("rate", 2_000, "packets of all attackers in a second")),
                    options -> print(Load.soak(options))),
            new Command("timing", "Whether lookups in vain differ in time, at a rendezvous of its own.",
                    List.of(number("count", 5_000, "lookups of each kind"),
                    number("policy", 0, "microseconds that the introduction policy takes")),
                    options -> print(LookupTiming.run(options))),
            new Command("rendezvous", "A rendezvous to aim at, until standard input ends.",
                    List.of(new Setting("host", TEXT, "127.0.0.1", "the address where it listens"), PORT,
                    new Setting("limits", SWITCH, "off", "whether clients have the limits that they usually have"),
                    number("loops", 0, "event loops; as many as servers have if 0"),
                    number("ask", (int) PresenceSettings.DEFAULT.askAfter().toSeconds(),
                            "after how many seconds silent clients are asked for a sign of life"),
                    number("gone", (int) PresenceSettings.DEFAULT.goneAfter().toSeconds(),
                            "after how many seconds they are given up")), RendezvousProcess::serve),
            new Command("receive", "The receiving process of bulk.", List.of(PORT), BulkReceiver::serve),
            new Command("send", "The sending process of bulk.", phases(8, 4, message(16_384),
                    new Setting("host", TEXT, "127.0.0.1", "where the other process is"),
                    new Setting("port", NUMBER, null, "where it listens")), options -> print(Bulk.send(options))),
            new Command("pings", "The pinging process of flood.", with(SERVER,
                    number("clients", 500, "honest ones that are connected all the time"),
                    number("pings", 500, "of honest clients in a second")), PingsProcess::serve),
            new Command("echo", "The answering process of ping.", List.of(PORT), EchoServer::serve));

    private Commands() {
    }

    /** What a subcommand is told by such arguments. */
    static Options options(String name, String... arguments) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst().orElseThrow().options(arguments);
    }

    private static void print(Report report) {
        System.out.println(report);
    }

    private static List<Setting> operations(int count, int window, Setting... more) {
        return with(with(SERVER, number("count", count, "operations that are measured"),
                new Setting("warmup", NUMBER, null, "operations before them (as many)"), window(window)), more);
    }

    private static List<Setting> questions() {
        return operations(100_000, 64, number("clients", 1_000, "who ask, and are asked for"),
                decimal("pause", "0", "seconds between an answer and the next question"));
    }

    private static List<Setting> phases(int warmup, int seconds, Setting... more) {
        return with(List.of(more), decimal("warmup", Integer.toString(warmup), "seconds before it is measured"),
                seconds(seconds));
    }

    private static List<Setting> with(List<Setting> some, Setting... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static Setting number(String name, int usual, String text) {
        return new Setting(name, NUMBER, Integer.toString(usual), text);
    }

    private static Setting decimal(String name, String usual, String text) {
        return new Setting(name, DECIMAL, usual, text);
    }

    private static Setting seconds(int usual) {
        return decimal("seconds", Integer.toString(usual), "for how long it is measured");
    }

    private static Setting window(int usual) {
        return number("window", usual, "how many are under way at once");
    }

    private static Setting message(int usual) {
        return number("message", usual, "bytes of a message");
    }
}
