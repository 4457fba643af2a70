package io.github.peerfire.smack.calls;

import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.JingleFault;
import io.github.peerfire.smack.jingle.element.Jingle;
import io.github.peerfire.smack.jingle.element.JingleAction;
import io.github.peerfire.smack.jingle.element.JingleBody;
import io.github.peerfire.smack.jingle.element.JingleContent;
import io.github.peerfire.smack.jingle.element.JingleReason;
import io.github.peerfire.smack.jingle.element.RtmfpDescription;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges and follows the other side's requests about contents of one call (ProtoXEP 6.7). */
final class FarContents {

    private final CallSession call;
    private final Renegotiation contents;

    FarContents(CallSession call) {
        this.call = call;
        this.contents = call.renegotiation();
    }

    /** How a request is refused; empty if it can be followed. Changes nothing. */
    Optional<JingleFault> objection(Jingle request) {
        List<JingleContent> named = request.contents();
        if (named.isEmpty() || !differ(named) || named.stream().anyMatch(one -> !isWhole(request.action(), one))) {
            return Optional.of(JingleFault.BAD_REQUEST);
        }
        for (JingleContent content : named) {
            Optional<JingleFault> fault = objection(request.action(), content);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /** No two of the same name, or of the same kind (ProtoXEP 6.1). */
    private static boolean differ(List<JingleContent> named) {
        Set<String> names = new HashSet<>();
        Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
        return named.stream().allMatch(content -> names.add(content.creator() + content.name())
                && content.description().map(RtmfpDescription::media).filter(kind -> !kinds.add(kind)).isEmpty());
    }

    /** Whether a content says what it must (ProtoXEP 6.3), and nothing that only its sender's contents may. */
    private boolean isWhole(JingleAction action, JingleContent content) {
        return switch (action) {
            case CONTENT_ADD -> content.creator() == call.farParty() && isOffer(content);
            case CONTENT_ACCEPT -> content.creator() == call.party() && content.description().isPresent()
                    && isHere(content);
            case DESCRIPTION_INFO -> content.description().isPresent();
            case CONTENT_REJECT -> content.creator() == call.party();
            default -> true;
        };
    }

    private boolean isOffer(JingleContent content) {
        return (content.description().isPresent() || content.hasForeignDescription())
                && (content.hasForeignTransport() || isHere(content));
    }

    /** Contents are added to the session that there is; another one takes transport-replace. */
    private boolean isHere(JingleContent content) {
        Optional<String> peer = call.far().flatMap(RtmfpTransport::peer);
        return content.transport().filter(RtmfpTransport::isAddress).filter(address -> address.peer().equals(peer))
                .isPresent();
    }

    private Optional<JingleFault> objection(JingleAction action, JingleContent content) {
        if (action == JingleAction.CONTENT_ADD) {
            return objectionToOffer(content);
        }
        Optional<ContentMachine> machine = contents.find(content).filter(found -> found.isAbout(content));
        if (machine.isEmpty()) {
            return Optional.of(JingleFault.OUT_OF_ORDER);
        }
        return action == JingleAction.DESCRIPTION_INFO
                ? Optional.empty() : machine.get().objection(event(action, machine.get(), content));
    }

    private Optional<JingleFault> objectionToOffer(JingleContent content) {
        Optional<ContentMachine> bearer = contents.find(content);
        Optional<ContentMachine> machine = content.description().map(what -> contents.machine(what.media()));
        if (bearer.isPresent() && !bearer.equals(machine)) {
            return Optional.of(JingleFault.OUT_OF_ORDER);
        }
        // What is foreign is refused with content-reject.
        return machine.flatMap(found -> found.objection(event(JingleAction.CONTENT_ADD, found, content)));
    }

    /** The same content may be offered or accepted again, if the answer to the first request was lost. */
    private static ContentEvent event(JingleAction action, ContentMachine machine, JingleContent content) {
        return switch (action) {
            case CONTENT_ADD -> machine.is(content) ? ContentEvent.FAR_ADD_AGAIN : ContentEvent.FAR_ADD;
            case CONTENT_ACCEPT -> machine.acceptance();
            case CONTENT_REJECT -> ContentEvent.FAR_REJECT;
            case CONTENT_MODIFY -> ContentEvent.FAR_MODIFY;
            default -> ContentEvent.FAR_REMOVE;
        };
    }

    /** Does what a request asks for, which was judged to be in order. */
    void follow(Jingle request) {
        if (request.action() == JingleAction.DESCRIPTION_INFO) {
            contents.describe(request.contents());
            return;
        }
        for (JingleContent content : request.contents()) {
            Optional<JingleReason> reason = request.action() == JingleAction.CONTENT_ADD
                    ? reasonAgainst(content) : Optional.empty();
            if (reason.isPresent()) {
                JingleContent named = JingleContent.named(content.creator(), content.name());
                call.requests().insist(JingleBody.of(JingleAction.CONTENT_REJECT, call.id(), List.of(named))
                        .because(reason.get()));
            } else {
                contents.find(content).or(() -> content.description().map(what -> contents.machine(what.media())))
                        .ifPresent(machine -> machine.handle(event(request.action(), machine, content), content));
            }
        }
    }

    private Optional<JingleReason> reasonAgainst(JingleContent content) {
        return call.negotiation().objection(List.of(content)).map(objection -> switch (objection) {
            case UNSUPPORTED_APPLICATION -> JingleReason.UNSUPPORTED_APPLICATIONS;
            case UNSUPPORTED_TRANSPORT -> JingleReason.UNSUPPORTED_TRANSPORTS;
            default -> JingleReason.FAILED_APPLICATION;
        });
    }
}
