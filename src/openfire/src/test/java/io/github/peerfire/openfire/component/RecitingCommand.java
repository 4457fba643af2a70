package io.github.peerfire.openfire.component;

import io.github.peerfire.openfire.command.Command;
import io.github.peerfire.openfire.command.CommandException;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.JID;

/** The smallest command: asks for a poem and recites it. */
final class RecitingCommand implements Command {

    @Override
    public String node() {
        return "recite";
    }

    @Override
    public String name() {
        return "Recite";
    }

    @Override
    public DataForm form() {
        DataForm form = new DataForm(DataForm.Type.form);
        form.addField("poem", "Poem", FormField.Type.text_single);
        return form;
    }

    @Override
    public DataForm execute(JID admin, DataForm filled) throws CommandException {
        String poem = filled.getField("poem").getFirstValue();
        if (poem == null || poem.isEmpty()) {
            throw new CommandException("no poem");
        }
        DataForm result = new DataForm(DataForm.Type.result);
        result.addField("poem", "Poem", FormField.Type.text_single).addValue(poem + " for " + admin.toBareJID());
        return result;
    }
}
