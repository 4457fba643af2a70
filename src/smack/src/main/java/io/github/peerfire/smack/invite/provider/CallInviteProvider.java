package io.github.peerfire.smack.invite.provider;

import io.github.peerfire.smack.element.RtmfpNamespaces;
import io.github.peerfire.smack.invite.element.CallInvite;
import io.github.peerfire.smack.muji.element.Muji;
import io.github.peerfire.smack.xml.MalformedElementException;
import io.github.peerfire.smack.xml.Markup;
import io.github.peerfire.smack.xml.MarkupElementProvider;
import io.github.peerfire.smack.xml.Syntax;
import java.util.Optional;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jxmpp.jid.EntityBareJid;

/** Reads {@link CallInvite}, whichever of the five it is. */
public final class CallInviteProvider extends MarkupElementProvider {

    @Override
    protected ExtensionElement read(Markup markup) throws MalformedElementException {
        CallInvite.Kind kind = CallInvite.Kind.of(markup.name())
                .orElseThrow(() -> new MalformedElementException("unknown message"));
        Optional<String> id = Optional.empty();
        if (kind != CallInvite.Kind.INVITE) {
            id = Optional.of(Syntax.identifier(markup.required("id")));
        }
        boolean audio = Syntax.bool(markup.attribute("audio").orElse("true"));
        boolean video = Syntax.bool(markup.attribute("video").orElse("false"));
        return new CallInvite(kind, id, audio, video, room(markup));
    }

    private static Optional<EntityBareJid> room(Markup markup) throws MalformedElementException {
        Optional<Markup> muji = markup.child(Muji.ELEMENT, RtmfpNamespaces.MUJI);
        return muji.isEmpty() ? Optional.empty() : Syntax.room(Optional.of(muji.get().required("room")));
    }
}
