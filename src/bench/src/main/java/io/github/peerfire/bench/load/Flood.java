package io.github.peerfire.bench.load;

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

/** Honest clients at a server, first by themselves, then beside attackers without and with a session of their own. */
final class Flood {

    private Flood() {
    }

    static Report run(Options given) throws IOException {
        LoadOptions options = LoadOptions.of(given);
        long time = given.time("seconds");
        double pings = given.number("pings");
        double arrivals = given.number("arrivals");
        int rate = given.number("rate");
        int inside = given.number("inside");
        try (Honest honest = new Honest(options); Attackers attackers = attackers(given, options);
                Insiders insiders = new Insiders(options.crowd(false, 0, 0), given.number("insiders"))) {
            // Where the virtual machine heeds priorities, attackers do not keep honest clients from being measured.
            Thread.currentThread().setPriority(Thread.MAX_PRIORITY);
            SessionMemory memory = new SessionMemory(options);
            honest.gather(given.number("clients"));
            insiders.gather();
            memory.end();
            attackers.setRate(rate);
            insiders.setRate(inside);
            honest.go(given.time("first"), pings, arrivals);
            attackers.setRate(0);
            insiders.setRate(0);
            honest.go(given.time("pause"), pings, arrivals);
            Report report = options.newReport("flood").with("clients", given.number("clients"))
                    .with("pingsPerSecond", pings).with("arrivalsPerSecond", arrivals);
            honest.go(time, pings, arrivals);
            double quietPing = honest.pingP99();
            double quietEntered = honest.entered();
            honest.report(report, "quiet");
            attackers.setRate(rate);
            insiders.setRate(inside);
            honest.go(2 * Time.SECOND, pings, arrivals);
            ServerCost cost = new ServerCost(options.server());
            long before = attackers.sent();
            long insideBefore = insiders.sent();
            honest.go(time, pings, arrivals);
            long attacks = attackers.sent() - before;
            long attacksInside = insiders.sent() - insideBefore;
            honest.report(report, "flood");
            report.with("attacksPerSecond", attacks * (double) Time.SECOND / time)
                    .with("attacksInsidePerSecond", attacksInside * (double) Time.SECOND / time)
                    .with("insidersPutOut", insiders.ended());
            cost.report(report, attacks + attacksInside);
            memory.report(report, given.number("clients") + given.number("insiders"));
            return report.with("pingP99Ratio", honest.pingP99() / quietPing)
                    .with("enteredRatio", honest.entered() / quietEntered);
        }
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
