package io.github.peerfire.openfire.command;

import io.github.peerfire.openfire.storage.AuditTrail;
import io.github.peerfire.openfire.storage.StorageException;
import io.github.peerfire.rendezvous.keys.DeveloperKey;
import io.github.peerfire.rendezvous.keys.DeveloperKeys;
import io.github.peerfire.rendezvous.keys.IssuedKey;
import io.github.peerfire.rendezvous.keys.KeyQuota;
import io.github.peerfire.rendezvous.keys.KeyTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.JID;

/** Lists, creates, rotates, revokes and removes developer keys (ProtoXEP section 4.7). */
public final class KeyCommand implements Command {

    private static final String NODE = "urn:xmpp:rtmfp:0#keys";
    private static final int LONGEST_DAYS = 36_500;
    private static final int LONGEST_OVERLAP_DAYS = (int) DeveloperKeys.LONGEST_OVERLAP.toDays();
    private static final int LARGEST_QUOTA = 1_000_000;

    /** What can be done, in the order in which it is offered. */
    private enum Action {
        LIST, CREATE, ROTATE, REVOKE, REMOVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final DeveloperKeys keys;
    private final ToIntFunction<String> endpoints;
    private final AuditTrail audit;
    private final Clock clock;
    private final Texts texts;

    /**
     * Makes the command.
     *
     * @param endpoints how many are connected with a key, by its ID
     * @param audit told of every change
     */
    public KeyCommand(DeveloperKeys keys, ToIntFunction<String> endpoints, AuditTrail audit, Clock clock, Texts texts) {
        this.keys = keys;
        this.endpoints = endpoints;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public String node() {
        return NODE;
    }

    @Override
    public String name() {
        return texts.get("command.keys");
    }

    @Override
    public DataForm form() {
        DataForm form = new DataForm(DataForm.Type.form);
        form.setTitle(name());
        form.addInstruction(texts.get("command.keys.instructions"));
        FormField action = form.addField("action", label("action"), FormField.Type.list_single);
        for (Action choice : Action.values()) {
            action.addOption(texts.get("command.keys.action." + choice.word()), choice.word());
        }
        action.addValue(Action.LIST.word());
        action.setRequired(true);
        form.addField("id", label("id"), FormField.Type.text_single);
        form.addField("label", label("label"), FormField.Type.text_single);
        form.addField("days", label("days"), FormField.Type.text_single);
        form.addField("endpoints", label("endpoints"), FormField.Type.text_single)
                .addValue(KeyQuota.DEFAULT.endpoints());
        form.addField("introductions", label("introductions"), FormField.Type.text_single)
                .addValue(KeyQuota.DEFAULT.introductionsPerMinute());
        form.addField("sandbox", label("sandbox"), FormField.Type.boolean_type).addValue(false);
        form.addField("overlap", label("overlap"), FormField.Type.text_single).addValue(1);
        return form;
    }

    @Override
    public DataForm execute(JID admin, DataForm filled) throws CommandException {
        FilledForm form = new FilledForm(filled, texts);
        try {
            return execute(admin, form);
        } catch (NoSuchElementException e) {
            throw form.invalid("id");
        } catch (IllegalStateException e) {
            throw new CommandException(texts.get("command.keys.revoked"));
        } catch (StorageException e) {
            throw new CommandException(e.getMessage());
        }
    }

    private DataForm execute(JID admin, FilledForm form) throws CommandException {
        String action = form.required("action");
        switch (action) {
            case "list" -> {
                return list();
            }
            case "create" -> {
                return issued(admin, action, keys.create(terms(form)));
            }
            case "rotate" -> {
                Duration overlap = Duration.ofDays(form.number("overlap", 1, 0, LONGEST_OVERLAP_DAYS));
                return issued(admin, action, keys.rotate(form.required("id"), overlap));
            }
            case "revoke" -> keys.revoke(form.required("id"));
            case "remove" -> keys.store().remove(existing(form).id());
            default -> throw form.invalid("action");
        }
        audit.record(admin.toBareJID(), "key." + action, form.required("id"));
        return list();
    }

    private DeveloperKey existing(FilledForm form) throws CommandException {
        return keys.store().get(form.required("id")).orElseThrow(() -> form.invalid("id"));
    }

    private KeyTerms terms(FilledForm form) throws CommandException {
        KeyQuota quota = new KeyQuota(
                form.number("endpoints", KeyQuota.DEFAULT.endpoints(), 1, LARGEST_QUOTA),
                form.number("introductions", KeyQuota.DEFAULT.introductionsPerMinute(), 1, LARGEST_QUOTA));
        int days = form.number("days", 0, 0, LONGEST_DAYS);
        Optional<Instant> end = days == 0 ? Optional.empty() : Optional.of(clock.instant().plus(Duration.ofDays(days)));
        try {
            return new KeyTerms(form.required("label"), end, quota, form.flag("sandbox"), false);
        } catch (IllegalArgumentException e) {
            throw form.invalid("label");
        }
    }

    private DataForm issued(JID admin, String action, IssuedKey issued) {
        audit.record(admin.toBareJID(), "key." + action, issued.key().id());
        DataForm result = new DataForm(DataForm.Type.result);
        result.setTitle(name());
        result.addInstruction(texts.get("command.keys.shownOnce"));
        result.addField("id", label("id"), FormField.Type.text_single).addValue(issued.key().id());
        result.addField("key", label("key"), FormField.Type.text_single).addValue(issued.text());
        return result;
    }

    private DataForm list() {
        DataForm result = new DataForm(DataForm.Type.result);
        result.setTitle(name());
        for (String column : new String[] {"id", "label", "state", "connected", "endpoints", "introductions"}) {
            result.addReportedField(column, label(column), FormField.Type.text_single);
        }
        keys.store().keys().forEach(key -> result.addItemFields(row(key)));
        return result;
    }

    private Map<String, Object> row(DeveloperKey key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", key.id());
        row.put("label", key.terms().label());
        row.put("state", state(key));
        row.put("connected", endpoints.applyAsInt(key.id()));
        row.put("endpoints", key.terms().quota().endpoints());
        row.put("introductions", key.terms().quota().introductionsPerMinute());
        return row;
    }

    private String state(DeveloperKey key) {
        boolean expired = key.terms().expires().map(end -> !clock.instant().isBefore(end)).orElse(false);
        String word = key.revoked().isPresent() ? "revoked" : expired ? "expired"
                : key.terms().sandbox() ? "sandbox" : "valid";
        return texts.get("command.keys.state." + word);
    }

    private String label(String field) {
        return texts.get("command.keys." + field);
    }
}
