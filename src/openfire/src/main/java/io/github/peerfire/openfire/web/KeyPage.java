package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.key.KeyAdministration;
import io.github.peerfire.openfire.operation.key.KeyRow;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One developer key, to be changed, rotated, revoked or removed. */
final class KeyPage implements Page {

    private static final int LONGEST_OVERLAP = (int) DeveloperKeys.LONGEST_OVERLAP.toDays();

    @Override
    public String name() {
        return "key";
    }

    @Override
    public String menu() {
        return "keys";
    }

    @Override
    public Model show(Visit visit) {
        Wording wording = visit.wording();
        Optional<KeyRow> row = row(visit);
        List<Field> fields = row.map(KeyRow::key).map(key -> KeyForm.of(key.terms(), key.terms().label(), wording))
                .orElse(List.of());
        return model(visit, row, fields, overlap(wording, "1"));
    }

    @Override
    public Answer submit(Visit visit) {
        try {
            return act(visit, visit.parameters().text("id"));
        } catch (NoSuchElementException e) {
            return Answer.goTo("keys.jsp", Notice.error("page.key.unknown"));
        } catch (IllegalStateException e) {
            return Answer.goTo(url(visit), Notice.error("command.keys.revoked"));
        }
    }

    private Answer act(Visit visit, String id) {
        KeyAdministration keys = visit.operations().keys();
        Administrator who = visit.who();
        String label = keys.get(id).map(row -> row.key().terms().label()).orElseThrow();
        switch (visit.parameters().text("action")) {
            case "change" -> {
                return change(visit, id);
            }
            case "rotate" -> {
                return rotate(visit, id, label);
            }
            case "revoke" -> {
                keys.revoke(who, id);
                return Answer.goTo("keys.jsp", Notice.success("page.key.was-revoked", label));
            }
            case "remove" -> {
                keys.remove(who, id);
                return Answer.goTo("keys.jsp", Notice.success("page.key.was-removed", label));
            }
            default -> {
                return Answer.goTo(url(visit), Notice.error("page.form.unknown"));
            }
        }
    }

    private static Answer change(Visit visit, String id) {
        FormReader form = new FormReader(visit);
        Optional<KeyTerms> terms = KeyForm.read(form);
        if (terms.isEmpty()) {
            return new Answer.Again(model(visit, row(visit), KeyForm.again(visit, form.mistakes()),
                    overlap(visit.wording(), "1")));
        }
        visit.operations().keys().change(visit.who(), id, terms.get());
        return Answer.goTo(url(visit), Notice.success("page.key.was-changed", terms.get().label()));
    }

    private static Answer rotate(Visit visit, String id, String label) {
        FormReader form = new FormReader(visit);
        int days = form.number("overlap", 0, LONGEST_OVERLAP);
        if (!form.mistakes().isEmpty()) {
            KeyRow row = row(visit).orElseThrow();
            Field wrong = overlap(visit.wording(), visit.parameters().text("overlap"))
                    .wrong(visit.wording().text(form.mistakes().get("overlap")));
            List<Field> fields = KeyForm.of(row.key().terms(), row.key().terms().label(), visit.wording());
            return new Answer.Again(model(visit, Optional.of(row), fields, wrong));
        }
        String text = visit.operations().keys().rotate(visit.who(), id, Duration.ofDays(days)).text();
        return Answer.goTo(url(visit), Notice.success("page.key.was-rotated", label).with(text));
    }

    private static Optional<KeyRow> row(Visit visit) {
        return visit.operations().keys().get(visit.parameters().text("id"));
    }

    private static String url(Visit visit) {
        return "key.jsp?id=" + Parameters.encoded(visit.parameters().text("id"));
    }

    private static Field overlap(Wording wording, String value) {
        return Field.of("overlap", "number", value, "page.key.overlap", wording).within(0, LONGEST_OVERLAP);
    }

    private static Model model(Visit visit, Optional<KeyRow> row, List<Field> fields, Field overlap) {
        boolean revoked = row.map(key -> key.key().revoked().isPresent()).orElse(false);
        return new Model(row.map(key -> new KeysPage.Row(key, visit.wording())).stream().toList(), !revoked, fields,
                List.of(overlap));
    }

    /**
     * What the page shows.
     *
     * @param keys the one; none if it is not there
     * @param usable whether it was not revoked
     * @param fields of what it allows
     * @param overlap the field of the form that rotates it
     */
    record Model(List<KeysPage.Row> keys, boolean usable, List<Field> fields, List<Field> overlap) {
    }
}
