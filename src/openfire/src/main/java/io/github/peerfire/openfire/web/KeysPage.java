package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.key.KeyRow;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All developer keys, and a form to make one. */
final class KeysPage implements Page {

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public Model show(Visit visit) {
        return model(visit, KeyForm.of(KeyTerms.of("-"), "", visit.wording()));
    }

    @Override
    public Answer submit(Visit visit) {
        FormReader form = new FormReader(visit);
        Optional<KeyTerms> terms = KeyForm.read(form);
        if (terms.isEmpty()) {
            return new Answer.Again(model(visit, KeyForm.again(visit, form.mistakes())));
        }
        IssuedKey issued = visit.operations().keys().create(visit.who(), terms.get());
        Notice created = Notice.success("page.keys.was-created", terms.get().label());
        return Answer.goTo("keys.jsp", created.with(issued.text()));
    }

    private static Model model(Visit visit, List<Field> fields) {
        List<Row> rows =
                visit.operations().keys().keys().stream().map(key -> new Row(key, visit.wording())).toList();
        return new Model(rows, fields);
    }

    /**
     * What the page shows.
     *
     * @param keys all keys
     * @param fields of the form
     */
    record Model(List<Row> keys, List<Field> fields) {
    }

    /** A key in the table. */
    record Row(String id, String label, String state, String style, String endpoints, String mostEndpoints,
            String introductions, String created, String ends) {

        Row(KeyRow row, Wording wording) {
            this(row.key().id(), row.key().terms().label(), wording.text(row.state().key()),
                    "rtmfp-key-" + row.state().name().toLowerCase(Locale.ROOT),
                    wording.number(row.endpoints()), wording.number(row.key().terms().quota().endpoints()),
                    wording.number(row.key().terms().quota().introductionsPerMinute()),
                    wording.date(row.key().created()), row.key().terms().expires().map(wording::time).orElse(""));
        }
    }
}
