package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.call.IntroductionPage;
import io.github.peerfire.openfire.operation.call.IntroductionQuery;
import io.github.peerfire.openfire.operation.call.IntroductionRow;
import io.github.peerfire.openfire.operation.call.Party;
import io.github.peerfire.rendezvous.trace.IntroductionOutcome;
import io.github.peerfire.rendezvous.trace.TimedStep;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who asked for whom, and what came of it. */
final class CallsPage implements Page {

    private static final int ROWS = 50;
    private static final int SHORT = 12;

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Model show(Visit visit) {
        Wording wording = visit.wording();
        Parameters asked = visit.parameters();
        Optional<IntroductionOutcome> outcome = Arrays.stream(IntroductionOutcome.values())
                .filter(each -> word(each).equals(asked.text("outcome"))).findFirst();
        IntroductionQuery query = new IntroductionQuery(asked.text("search"), outcome,
                asked.number("offset", 0, Integer.MAX_VALUE, 0), ROWS);
        IntroductionPage page = visit.operations().introductions().find(query);
        Query here = Query.of("calls.jsp").with("search", query.search())
                .with("outcome", outcome.map(CallsPage::word).orElse(""));
        return new Model(query.search(), outcomes(outcome, wording),
                page.rows().stream().map(row -> view(row, wording)).toList(),
                Paging.of(here, page.offset(), page.rows().size(), ROWS, page.found(), wording));
    }

    private static List<Field.Choice> outcomes(Optional<IntroductionOutcome> chosen, Wording wording) {
        Field.Choice any = new Field.Choice("", wording.text("page.calls.any"), chosen.isEmpty());
        return Stream.concat(Stream.of(any), Arrays.stream(IntroductionOutcome.values())
                .map(each -> new Field.Choice(word(each), wording.word("page.calls.outcome.", each),
                        chosen.filter(each::equals).isPresent()))).toList();
    }

    private static Row view(IntroductionRow row, Wording wording) {
        String style = switch (row.outcome()) {
            case ANSWERED, RELAYED -> "rtmfp-good";
            case PENDING, INTRODUCED, STOPPED_ASKING, ASKER_LEFT -> "";
            default -> "rtmfp-bad";
        };
        return new Row(Long.toString(row.number()), wording.time(row.begun()), party(row.asker()), party(row.target()),
                wording.word("page.calls.outcome.", row.outcome()), style, wording.text(row.explanation()),
                row.timeline().stream().map(step -> step(step, wording)).toList());
    }

    private static String step(TimedStep step, Wording wording) {
        String what = wording.text("page.calls.step." + step.step().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                wording.number(step.count()));
        return wording.text("page.calls.step", wording.number(step.after().toMillis()), what);
    }

    private static PartyView party(Party party) {
        return new PartyView(party.name().orElse(""), party.peerId(),
                party.peerId().substring(0, Math.min(SHORT, party.peerId().length())),
                party.address().map(Wording::address).orElse(""));
    }

    private static String word(IntroductionOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One of two; what the privacy setting hides is empty. */
    record PartyView(String name, String peerId, String shortId, String address) {
    }

    /** An introduction. */
    record Row(String number, String begun, PartyView asker, PartyView target, String outcome, String style,
            String explanation, List<String> steps) {
    }

    /** What the page shows. */
    record Model(String search, List<Field.Choice> outcomes, List<Row> rows, Paging paging) {
    }
}
