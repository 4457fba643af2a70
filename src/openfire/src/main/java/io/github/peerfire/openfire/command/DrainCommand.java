package io.github.peerfire.openfire.command;

import io.github.peerfire.openfire.operation.Administrator;
import io.github.peerfire.openfire.operation.status.ServiceControl;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.JID;

/** Drains the service before the server is stopped (XEP-0050). */
public final class DrainCommand implements Command {

    private static final String LABELS = "command.drain.";

    private final ServiceControl service;
    private final Texts texts;

    /** Makes the command. */
    public DrainCommand(ServiceControl service, Texts texts) {
        this.service = service;
        this.texts = texts;
    }

    @Override
    public String node() {
        return "urn:xmpp:rtmfp:0#drain";
    }

    @Override
    public String name() {
        return texts.get("command.drain");
    }

    @Override
    public DataForm form() {
        DataForm form = new DataForm(DataForm.Type.form);
        form.setTitle(name());
        form.addInstruction(texts.get(LABELS + "instructions"));
        FormField action = form.addField("action", texts.get(LABELS + "action"), FormField.Type.list_single);
        for (String choice : new String[] {"show", "drain", "undrain"}) {
            action.addOption(texts.get(LABELS + "action." + choice), choice);
        }
        action.addValue("show");
        action.setRequired(true);
        return form;
    }

    @Override
    public DataForm execute(JID admin, DataForm filled) throws CommandException {
        FilledForm form = new FilledForm(filled, texts, LABELS);
        Administrator who = new Administrator(admin.toBareJID());
        switch (form.required("action")) {
            case "show" -> { }
            case "drain" -> service.drain(who);
            case "undrain" -> service.undrain(who);
            default -> throw form.invalid("action");
        }
        DataForm result = new DataForm(DataForm.Type.result);
        result.setTitle(name());
        result.addField("state", texts.get(LABELS + "state"), FormField.Type.text_single)
                .addValue(texts.get(service.status().state().key()));
        result.addField("sessions", texts.get(LABELS + "sessions"), FormField.Type.text_single)
                .addValue(service.counters().rendezvous().sessionsOpen());
        return result;
    }
}
