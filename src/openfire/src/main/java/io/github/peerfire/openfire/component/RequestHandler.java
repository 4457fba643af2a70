package io.github.peerfire.openfire.component;

import org.dom4j.Element;
import org.xmpp.packet.JID;

/** Answers one kind of request. */
@FunctionalInterface
interface RequestHandler {

    /**
     * Answers a request.
     *
     * @param requester who asks; has been checked to be the full JID of a local user
     * @param request the payload
     * @return the payload of the result, null for an empty one
     * @throws RequestError if the answer is an error
     */
    Element answer(JID requester, Element request) throws RequestError;
}
