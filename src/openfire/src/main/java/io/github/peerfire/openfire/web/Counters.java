package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.status.LiveCounters;
import io.github.peerfire.rendezvous.RendezvousStatistics;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import java.util.ArrayList;
import java.util.List;

/** The counters in words. */
final class Counters {

    private final List<OverviewPage.Fact> facts = new ArrayList<>();
    private final Wording wording;

    private Counters(Wording wording) {
        this.wording = wording;
    }

    static List<OverviewPage.Fact> of(LiveCounters counters, Wording wording) {
        Counters all = new Counters(wording);
        RendezvousStatistics rendezvous = counters.rendezvous();
        all.add("sessions", rendezvous.sessionsOpen());
        all.add("bound", counters.boundEndpoints());
        all.add("keys", counters.keyEndpoints());
        all.add("tickets", counters.unusedTickets());
        all.add("accepted", rendezvous.connectsAccepted());
        all.add("rejected", rendezvous.connectsRejected());
        all.add("introductions", counters.introductions().begun());
        all.add("answered", counters.introductions().count(IntroductionOutcome.ANSWERED));
        all.add("stopped-asking", counters.introductions().count(IntroductionOutcome.STOPPED_ASKING));
        all.add("unreached", counters.introductions().count(IntroductionOutcome.UNREACHED)
                + counters.introductions().count(IntroductionOutcome.GAVE_UP));
        all.add("forbidden", rendezvous.lookupsRefused());
        all.add("relayed", counters.relay().pairsOpened());
        all.add("relayed-now", counters.relay().pairsOpen());
        all.add("strangers", rendezvous.lookupsFromStrangers());
        all.add("limited", rendezvous.lookupsLimited() + rendezvous.sessionsRefused());
        return all.facts;
    }

    private void add(String name, long number) {
        facts.add(new OverviewPage.Fact(wording.text("page.counter." + name), wording.number(number)));
    }
}
