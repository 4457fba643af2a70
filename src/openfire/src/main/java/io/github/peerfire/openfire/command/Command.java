package io.github.peerfire.openfire.command;

import org.xmpp.forms.DataForm;
import org.xmpp.packet.JID;

/** A command of one stage: a form that is filled in, and what comes of it. */
public interface Command {

    /** The node by which it is asked for. */
    String node();

    /** What it is called. */
    String name();

    /** The form to fill in. */
    DataForm form();

    /**
     * Does what the form says. May wait for the database.
     *
     * @param admin who filled it in
     * @param filled the form as it came; fields may be missing, and have any value
     * @return what came of it
     * @throws CommandException if that is not possible; nothing has changed then
     */
    DataForm execute(JID admin, DataForm filled) throws CommandException;
}
