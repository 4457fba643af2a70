package io.github.peerfire.openfire.command;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.endpoint.EndpointDirectory;
import io.github.peerfire.openfire.operation.endpoint.EndpointPage;
import io.github.peerfire.openfire.operation.endpoint.EndpointQuery;
import io.github.peerfire.openfire.operation.endpoint.EndpointRow;
import io.github.peerfire.openfire.operation.endpoint.EndpointSort;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.JID;

/** Lists endpoints and disconnects them (XEP-0050). */
public final class EndpointCommand implements Command {

    /** Rows of an answer: a stanza should not be large. */
    static final int MOST_ROWS = 100;

    private static final String LABELS = "command.endpoints.";

    private final EndpointDirectory endpoints;
    private final Texts texts;

    /** Makes the command. */
    public EndpointCommand(EndpointDirectory endpoints, Texts texts) {
        this.endpoints = endpoints;
        this.texts = texts;
    }

    @Override
    public String node() {
        return "urn:xmpp:rtmfp:0#endpoints";
    }

    @Override
    public String name() {
        return texts.get("command.endpoints");
    }

    @Override
    public DataForm form() {
        DataForm form = new DataForm(DataForm.Type.form);
        form.setTitle(name());
        form.addInstruction(texts.get(LABELS + "instructions"));
        FormField action = form.addField("action", label("action"), FormField.Type.list_single);
        action.addOption(label("action.list"), "list");
        action.addOption(label("action.disconnect"), "disconnect");
        action.addValue("list");
        action.setRequired(true);
        form.addField("search", label("search"), FormField.Type.text_single);
        form.addField("connection", label("connection"), FormField.Type.text_single);
        return form;
    }

    @Override
    public DataForm execute(JID admin, DataForm filled) throws CommandException {
        FilledForm form = new FilledForm(filled, texts, LABELS);
        switch (form.required("action")) {
            case "list" -> { }
            case "disconnect" -> disconnect(new Administrator(admin.toBareJID()), form);
            default -> throw form.invalid("action");
        }
        return list(form.text("search").orElse(""));
    }

    private void disconnect(Administrator who, FilledForm form) throws CommandException {
        long connection;
        try {
            connection = Long.parseLong(form.required("connection"));
        } catch (NumberFormatException e) {
            throw form.invalid("connection");
        }
        if (!endpoints.disconnect(who, connection)) {
            throw form.invalid("connection");
        }
    }

    private DataForm list(String search) {
        EndpointPage page = endpoints.find(new EndpointQuery(search, EndpointSort.JID, false, 0, MOST_ROWS));
        DataForm result = new DataForm(DataForm.Type.result);
        result.setTitle(name());
        result.addInstruction(label("total") + ": " + page.found());
        for (String column : new String[] {"connection", "jid", "peer", "address", "key", "since"}) {
            result.addReportedField(column, label(column), FormField.Type.text_single);
        }
        page.rows().forEach(row -> result.addItemFields(fields(row)));
        return result;
    }

    private static Map<String, Object> fields(EndpointRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("connection", row.connectionId());
        fields.put("jid", row.jid().orElse(""));
        fields.put("peer", row.peerId());
        fields.put("address", row.observed()
                .map(address -> address.getAddress().getHostAddress() + " " + address.getPort()).orElse(""));
        fields.put("key", row.keyLabel().orElse(""));
        fields.put("since", row.since().truncatedTo(ChronoUnit.SECONDS).toString());
        return fields;
    }

    private String label(String field) {
        return texts.get(LABELS + field);
    }
}
