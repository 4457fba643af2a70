package io.github.peerfire.openfire.command;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.key.KeyAdministration;
import io.github.peerfire.openfire.operation.key.KeyRow;
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

    private final KeyAdministration keys;
    private final Clock clock;
    private final Texts texts;

    /** Makes the command. */
    public KeyCommand(KeyAdministration keys, Clock clock, Texts texts) {
        this.keys = keys;
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
        FilledForm form = new FilledForm(filled, texts, "command.keys.");
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
        Administrator who = new Administrator(admin.toBareJID());
        switch (form.required("action")) {
            case "list" -> {
                return list();
            }
            case "create" -> {
                return issued(keys.create(who, terms(form)));
            }
            case "rotate" -> {
                Duration overlap = Duration.ofDays(form.number("overlap", 1, 0, LONGEST_OVERLAP_DAYS));
                return issued(keys.rotate(who, form.required("id"), overlap));
            }
            case "revoke" -> keys.revoke(who, form.required("id"));
            case "remove" -> keys.remove(who, form.required("id"));
            default -> throw form.invalid("action");
        }
        return list();
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

    private DataForm issued(IssuedKey issued) {
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
        keys.keys().forEach(key -> result.addItemFields(row(key)));
        return result;
    }

    private Map<String, Object> row(KeyRow of) {
        DeveloperKey key = of.key();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", key.id());
        row.put("label", key.terms().label());
        row.put("state", texts.get(of.state().key()));
        row.put("connected", of.endpoints());
        row.put("endpoints", key.terms().quota().endpoints());
        row.put("introductions", key.terms().quota().introductionsPerMinute());
        return row;
    }

    private String label(String field) {
        return texts.get("command.keys." + field);
    }
}
