package io.github.peerfire.bench.load;

import io.github.peerfire.bench.ChildProcess;
import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.flood.Attack;
import io.github.peerfire.bench.flood.Attackers;
import io.github.peerfire.bench.flood.Insiders;
import io.github.peerfire.flash.crypto.DiffieHellmanGroup;
import io.github.peerfire.flash.crypto.FlashCryptographyProfile;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Honest clients at a server, first by themselves, then beside attackers without and with a session of their own. Those
 * that ping it are in a process of their own; those that come are beside the attackers in this one.
 */
final class Flood {

    private static final List<String> PINGS_OPTIONS = List.of("target", "group", "hmac", "app", "clients", "pings");

    private final Options given;
    private final LoadOptions options;
    private final Honest honest;
    private final ChildProcess pings;
    private final Attackers attackers;
    private final Insiders insiders;

    private Flood(Options given, LoadOptions options, Honest honest, ChildProcess pings, Attackers attackers,
            Insiders insiders) {
        this.given = given;
        this.options = options;
        this.honest = honest;
        this.pings = pings;
        this.attackers = attackers;
        this.insiders = insiders;
    }

    static Report run(Options given) throws IOException {
        LoadOptions options = LoadOptions.of(given);
        SessionMemory memory = new SessionMemory(options);
        try (Honest honest = new Honest(options); ChildProcess pings = pings(given);
                Attackers attackers = attackers(given, options);
                Insiders insiders = new Insiders(options.crowd(false, 0, 0), given.number("insiders"))) {
            // Where the virtual machine heeds priorities, attackers do not keep honest clients from being measured.
            Thread.currentThread().setPriority(Thread.MAX_PRIORITY);
            insiders.gather();
            memory.end();
            Report report = new Flood(given, options, honest, pings, attackers, insiders).run();
            memory.report(report, given.number("clients") + given.number("insiders"));
            return report;
        }
    }

    /** When it returns all of its clients are connected. */
    private static ChildProcess pings(Options given) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("pings"));
        PINGS_OPTIONS.forEach(name -> arguments.add("--" + name + "=" + given.text(name)));
        ChildProcess pings = ChildProcess.start(arguments.toArray(String[]::new));
        if (!pings.readLine().equals(PingsProcess.READY)) {
            throw new IOException("The pinging process says something else than it should");
        }
        return pings;
    }

    private Report run() throws IOException {
        long time = given.time("seconds");
        attack(true);
        go(given.time("first"));
        attack(false);
        go(given.time("pause"));
        Report report = options.newReport("flood").with("clients", given.number("clients"))
                .with("pingsPerSecond", given.number("pings")).with("arrivalsPerSecond", given.number("arrivals"));
        PingFigures quiet = go(time);
        double quietEntered = honest.entered();
        quiet.report(report, "quiet");
        honest.report(report, "quiet");
        attack(true);
        go(2 * Time.SECOND);
        ServerCost cost = new ServerCost(options.server());
        long before = attackers.sent();
        long insideBefore = insiders.sent();
        PingFigures flood = go(time);
        long attacks = attackers.sent() - before;
        long attacksInside = insiders.sent() - insideBefore;
        flood.report(report, "flood");
        honest.report(report, "flood");
        report.with("attacksPerSecond", attacks * (double) Time.SECOND / time)
                .with("attacksInsidePerSecond", attacksInside * (double) Time.SECOND / time)
                .with("insidersPutOut", insiders.ended());
        cost.report(report, attacks + attacksInside);
        return report.with("pingP99Ratio", flood.p99() / quiet.p99())
                .with("enteredRatio", honest.entered() / quietEntered);
    }

    private void attack(boolean on) {
        attackers.setRate(on ? given.number("rate") : 0);
        insiders.setRate(on ? given.number("inside") : 0);
    }

    private PingFigures go(long time) throws IOException {
        pings.tell(Long.toString(time));
        honest.go(time, given.number("arrivals"));
        return PingFigures.decode(pings.readLine());
    }

    /**
     * Those that the options ask for. Half of what they send by default is new keyings with good cookies, which cost
     * the server most.
     */
    static Attackers attackers(Options given, LoadOptions options) throws IOException {
        List<Attack> attacks = new ArrayList<>();
        String names = given.text("attacks");
        if (names.isEmpty()) {
            for (Attack attack : Attack.values()) {
                attacks.add(Attack.KEYING);
                attacks.add(attack);
            }
        } else {
            Arrays.stream(names.split(",")).map(name -> Attack.valueOf(name.toUpperCase(Locale.ROOT)))
                    .forEach(attacks::add);
        }
        FlashCryptographyProfile identity = FlashCryptographyProfile.builder()
                .staticKeys(DiffieHellmanGroup.MODP_1024).build(new SecureRandom()::nextBytes);
        return new Attackers(options.target(), options.serverDiscriminator(), identity,
                given.number("sources"), attacks);
    }
}
