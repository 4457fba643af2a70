package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.ErrorIQ;

/** A refused request, as it looks to the one who asked. */
final class Refused {

    private Refused() {
    }

    static XMPPErrorException of(Jingle request, JingleFault fault) {
        ErrorIQ answer = fault.answer(request);
        return new XMPPErrorException(answer, answer.getError(), request);
    }
}
