package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.jmi.element.JingleMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.carbons.packet.CarbonExtension;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.forward.packet.Forwarded;
import org.jxmpp.jid.EntityFullJid;

/** Finds the Jingle message in a message, or in the carbon that it is. */
final class CallMessageReader {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private CallMessageReader() {
    }

    static Optional<CallMessage> read(Message message, EntityFullJid self) {
        CarbonExtension carbon = CarbonExtension.from(message);
        if (carbon == null) {
            return read(message, CallMessage.Origin.DIRECT);
        }
        // XEP-0280 section 11: only our own account sends carbons.
        if (self == null || message.getFrom() == null || !message.getFrom().equals(self.asBareJid())) {
            return Optional.empty();
        }
        boolean sent = carbon.getDirection() == CarbonExtension.Direction.sent;
        return read(carbon.getForwarded().getForwardedStanza(),
                sent ? CallMessage.Origin.SIBLING_SENT : CallMessage.Origin.SIBLING_RECEIVED);
    }

    /** Reads what an archive holds. */
    static Optional<CallMessage> archived(Forwarded<Message> forwarded, EntityFullJid self) {
        Message message = forwarded.getForwardedStanza();
        boolean ours = message.getFrom() != null && message.getFrom().asBareJid().equals(self.asBareJid());
        return read(message, ours ? CallMessage.Origin.SIBLING_SENT : CallMessage.Origin.DIRECT)
                .map(read -> new CallMessage(read.from(), read.content(), read.origin(),
                        age(forwarded.getDelayInformation())));
    }

    private static Optional<CallMessage> read(Message message, CallMessage.Origin origin) {
        if (message.getFrom() == null) {
            return Optional.empty();
        }
        return message.getExtensions().stream()
                .filter(JingleMessage.class::isInstance).map(JingleMessage.class::cast).findFirst()
                .map(content -> new CallMessage(message.getFrom(), content, origin,
                        age(DelayInformation.from(message))));
    }

    /** How long a message was stored; if it was at all, at least a millisecond, whatever clocks say. */
    private static Duration age(DelayInformation delay) {
        if (delay == null || delay.getStamp() == null) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(delay.getStamp().toInstant(), Instant.now());
        return age.compareTo(SHORTEST) < 0 ? SHORTEST : age;
    }
}
