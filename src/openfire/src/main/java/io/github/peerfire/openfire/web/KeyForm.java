package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Message;
import io.github.peerfire.rendezvous.keys.KeyQuota;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of what a developer key allows. */
final class KeyForm {

    private static final int LONGEST_LABEL = 100;
    private static final int LARGEST_QUOTA = 1_000_000;

    private final Wording wording;
    private final Map<String, Message> mistakes;

    private KeyForm(Wording wording, Map<String, Message> mistakes) {
        this.wording = wording;
        this.mistakes = mistakes;
    }

    /** What was written; only good if the reader has found no mistakes. */
    static Optional<KeyTerms> read(FormReader form) {
        String label = form.text("label", LONGEST_LABEL);
        Optional<Instant> end = form.endOfDay("ends");
        KeyQuota quota = new KeyQuota(form.number("endpoints", 1, LARGEST_QUOTA),
                form.number("introductions", 1, LARGEST_QUOTA));
        return form.mistakes().isEmpty()
                ? Optional.of(new KeyTerms(label, end, quota, form.flag("sandbox"), form.flag("relay")))
                : Optional.empty();
    }

    /** Fields that show what a key allows. */
    static List<Field> of(KeyTerms terms, String label, Wording wording) {
        String end = terms.expires().map(time -> time.minusMillis(1).atZone(wording.zone()).toLocalDate().toString())
                .orElse("");
        return new KeyForm(wording, Map.of()).fields(label, end, Integer.toString(terms.quota().endpoints()),
                Integer.toString(terms.quota().introductionsPerMinute()), terms.sandbox(), terms.relay());
    }

    /** Fields that show what was written. */
    static List<Field> again(Visit visit, Map<String, Message> mistakes) {
        Parameters written = visit.parameters();
        return new KeyForm(visit.wording(), mistakes).fields(written.text("label"), written.text("ends"),
                written.text("endpoints"), written.text("introductions"), written.text("sandbox").equals("true"),
                written.text("relay").equals("true"));
    }

    private List<Field> fields(String label, String end, String endpoints, String introductions, boolean sandbox,
            boolean relay) {
        return List.of(
                field("label", "text", label).within(1, LONGEST_LABEL),
                field("ends", "date", end),
                field("endpoints", "number", endpoints).within(1, LARGEST_QUOTA),
                field("introductions", "number", introductions).within(1, LARGEST_QUOTA),
                field("sandbox", "checkbox", Boolean.toString(sandbox)),
                field("relay", "checkbox", Boolean.toString(relay)));
    }

    private Field field(String name, String type, String value) {
        Field field = Field.of(name, type, value, "page.key." + name, wording);
        Message mistake = mistakes.get(name);
        return mistake == null ? field : field.wrong(wording.text(mistake));
    }
}
