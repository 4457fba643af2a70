package io.github.peerfire.openfire.component;

import io.github.peerfire.openfire.command.Command;
import io.github.peerfire.openfire.command.CommandException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.forms.DataForm;
import org.xmpp.packet.JID;

/** Lists commands and has them executed (XEP-0050), for administrators only. */
public final class CommandRequests implements RequestHandler {

    private static final QName COMMAND = QName.get("command", Namespaces.COMMANDS);

    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Predicate<JID> administrators;

    /**
     * Offers commands.
     *
     * @param administrators who may see and use them
     */
    public CommandRequests(List<Command> commands, Predicate<JID> administrators) {
        commands.forEach(command -> this.commands.put(command.node(), command));
        this.administrators = administrators;
    }

    /** The list of commands, as items of the service; nothing for those who may not use them. */
    Element items(JID requester, String service) {
        Element query = DocumentHelper.createElement(QName.get("query", Namespaces.DISCO_ITEMS))
                .addAttribute("node", Namespaces.COMMANDS);
        if (administrators.test(requester)) {
            commands.values().forEach(command -> query.addElement("item").addAttribute("jid", service)
                    .addAttribute("node", command.node()).addAttribute("name", command.name()));
        }
        return query;
    }

    @Override
    public Element answer(JID requester, Element request) throws RequestError {
        if (!administrators.test(requester)) {
            throw RequestError.forbidden();
        }
        String node = request.attributeValue("node");
        Command command = node == null ? null : commands.get(node);
        if (command == null) {
            throw RequestError.itemNotFound();
        }
        Element form = request.element(QName.get(DataForm.ELEMENT_NAME, DataForm.NAMESPACE));
        String type = form == null ? "" : form.attributeValue("type", "");
        return switch (request.attributeValue("action", "execute")) {
            case "cancel" -> answer(command, request, "canceled");
            case "execute", "next", "complete" -> type.equals("cancel") ? answer(command, request, "canceled")
                    : type.equals("submit") ? execute(requester, command, request, new DataForm(form))
                    : ask(command, request);
            default -> throw RequestError.badRequest(); // XEP-0050 §4.4: bad-action; there is nothing to go back to
        };
    }

    private static Element ask(Command command, Element request) {
        Element answer = answer(command, request, "executing");
        answer.addElement("actions").addAttribute("execute", "complete").addElement("complete");
        answer.add(command.form().getElement().createCopy());
        return answer;
    }

    private static Element execute(JID requester, Command command, Element request, DataForm filled) {
        try {
            DataForm result = command.execute(requester, filled);
            Element answer = answer(command, request, "completed");
            answer.add(result.getElement().createCopy());
            return answer;
        } catch (CommandException e) {
            Element answer = ask(command, request);
            answer.addElement("note").addAttribute("type", "error").setText(e.getMessage());
            return answer;
        }
    }

    /** There is one stage and nothing is kept between requests, so the session ID only goes back and forth. */
    private static Element answer(Command command, Element request, String status) {
        String session = request.attributeValue("sessionid");
        return DocumentHelper.createElement(COMMAND)
                .addAttribute("node", command.node())
                .addAttribute("sessionid", session == null ? UUID.randomUUID().toString() : session)
                .addAttribute("status", status);
    }
}
