package io.github.peerfire.bench;

import io.github.peerfire.bench.load.Load;
import io.github.peerfire.bench.load.LookupTiming;
import io.github.peerfire.bench.load.RendezvousProcess;
import java.util.Arrays;

/** The command line: one subcommand, then its options as {@code name=value}. */
public final class Bench {

    private static final String USAGE = """
            Usage: java -jar bench.jar COMMAND [name=value ...]

              bulk     one flow at full speed between two processes   [message=16384 warmup=8 seconds=4]
              ping     one message to and fro between two processes   [message=100 warmup=8 seconds=4]
              relay    packets through the relay of last resort       [length=1200 window=64 seconds=5]
              heap     what an idle session holds, without a server   [sessions=1000]

              handshakes    sessions opened at any RTMFP server
              connects      `connect` in sessions that are already open
              introductions sessions between connected clients, introduced by the server
              idle          connected clients that only stay alive          [clients=10000 seconds=20 ping=0]
              churn         clients that come, look each other up, leave or vanish   [clients=1000 seconds=20]
              flood         attackers beside honest clients          [seconds=20 rate=40000]
              soak          churn, loss and attacks, and what they leave behind   [seconds=300]
              lookups       questions of connected clients for each other   [clients=1000]
                       --target HOST:PORT [--server-pid PID --group 14 --hmac on|off --app load
                       --count 2000 --warmup 2000 --window 8]
              timing        whether lookups in vain differ in time, at a rendezvous of its own   [count=5000 policy=0]
              rendezvous    a rendezvous to aim at, until standard input ends   [port=0]

              micro    JMH: codec, cryptography, acknowledgements     [any of JMH's own options]

              receive  the receiving process of bulk                  [port=0]
              send     the sending process of bulk                    port=PORT [host=127.0.0.1 and those of bulk]
              echo     the answering process of ping                  [port=0]
            """;

    private Bench() {
    }

    /** Runs the program that the first argument names with the rest as its settings; exits with 2 if there is none. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.print(USAGE);
            System.exit(2);
        }
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments[0]) {
            case "bulk" -> System.out.println(Bulk.run(Options.parse(rest)));
            case "ping" -> System.out.println(PingPong.run(Options.parse(rest)));
            case "heap" -> System.out.println(IdleSessions.run(Options.parse(rest)));
            case "handshakes" -> System.out.println(Load.handshakes(Options.parse(rest)));
            case "connects" -> System.out.println(Load.connects(Options.parse(rest)));
            case "introductions" -> System.out.println(Load.introductions(Options.parse(rest)));
            case "lookups" -> System.out.println(Load.lookups(Options.parse(rest)));
            case "idle" -> System.out.println(Load.idle(Options.parse(rest)));
            case "timing" -> LookupTiming.run(Options.parse(rest));
            case "relay" -> System.out.println(Load.relay(Options.parse(rest)));
            case "churn" -> System.out.println(Load.churn(Options.parse(rest)));
            case "flood" -> System.out.println(Load.flood(Options.parse(rest)));
            case "soak" -> System.out.println(Load.soak(Options.parse(rest)));
            case "rendezvous" -> RendezvousProcess.serve(Options.parse(rest));
            case "micro" -> org.openjdk.jmh.Main.main(rest);
            case "receive" -> BulkReceiver.serve(Options.parse(rest));
            case "send" -> System.out.println(Bulk.send(Options.parse(rest)));
            case "echo" -> EchoServer.serve(Options.parse(rest));
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }
}
