package io.github.peerfire.openfire.operation.call;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.openfire.operation.Rendezvous;
import io.github.peerfire.openfire.settings.PrivacySettings;
import io.github.peerfire.rendezvous.RendezvousServer;
import io.github.peerfire.rendezvous.trace.IntroductionReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The introductions that a running rendezvous remembers. */
public final class RememberedIntroductions implements IntroductionHistory {

    private final Rendezvous rendezvous;
    private final Names names;
    private final PrivacySettings privacy;

    /** Shows the introductions of a rendezvous. */
    public RememberedIntroductions(Rendezvous rendezvous, Names names, PrivacySettings privacy) {
        this.rendezvous = rendezvous;
        this.names = names;
        this.privacy = privacy;
    }

    @Override
    public IntroductionPage find(IntroductionQuery query) {
        String text = query.search().toLowerCase(Locale.ROOT);
        List<IntroductionRow> found = rows(report -> query.outcome().map(report.outcome()::equals).orElse(true))
                .stream()
                .filter(row -> text.isEmpty() || has(row.asker(), text) || has(row.target(), text)).toList();
        int offset = query.offset() < found.size() ? query.offset()
                : Math.max(0, (found.size() - 1) / query.limit() * query.limit());
        return new IntroductionPage(
                found.subList(offset, Math.min(found.size(), offset + query.limit())), offset, found.size());
    }

    private List<IntroductionRow> rows(Predicate<IntroductionReport> wanted) {
        Optional<RendezvousServer> server = rendezvous.server();
        return server.isEmpty() ? List.of() : server.get().introductions().stream().filter(wanted)
                .map(report -> row(report, server.get())).toList();
    }

    private IntroductionRow row(IntroductionReport report, RendezvousServer server) {
        return new IntroductionRow(report.number(), report.begun(),
                shown(names.asker(report, server)), shown(names.target(report, server)), report.outcome(),
                Message.of(report.outcome().explanationKey()), report.timeline());
    }

    private Party shown(Party party) {
        return !privacy.showCallers() ? Party.HIDDEN : privacy.showAddresses() ? party : party.withoutAddress();
    }

    private static boolean has(Party party, String text) {
        return party.peerId().startsWith(text)
                || party.name().map(name -> name.toLowerCase(Locale.ROOT).contains(text)).orElse(false);
    }
}
