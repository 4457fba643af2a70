package io.github.peerfire.bench.load;

import io.github.peerfire.bench.Options;
import io.github.peerfire.bench.Report;
import io.github.peerfire.bench.flood.Attackers;
import io.github.peerfire.rtmfp.common.Time;
import java.io.IOException;

/**
 * Churn, loss and attacks, all at once, then nothing; and what a Java server's heap holds after that. The same happens
 * for a while before the heap is looked at for the first time, so that what is allowed to be there is there.
 */
final class Soak {

    private Soak() {
    }

    static Report run(Options given) throws IOException {
        LoadOptions options = LoadOptions.of(given);
        long time = given.time("seconds");
        long rest = given.time("rest");
        try (Churn churn = new Churn(given, options); Attackers attackers = Flood.attackers(given, options)) {
            round(churn, attackers, given, given.time("first"));
            churn.go(0, rest);
            ServerMemory memory = new ServerMemory(options.server());
            churn.reset();
            long attacks = attackers.sent();
            round(churn, attackers, given, time);
            Report report = options.newReport("soak");
            churn.report(report, (double) time / Time.SECOND);
            churn.go(0, rest);
            report.with("attacks", attackers.sent() - attacks);
            memory.reportGrowth(report);
            return report;
        }
    }

    private static void round(Churn churn, Attackers attackers, Options given, long time) {
        attackers.setRate(given.number("rate"));
        churn.go(given.number("clients"), time);
        attackers.setRate(0);
        churn.leave();
    }
}
