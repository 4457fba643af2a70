package io.github.peerfire.demo.example;

import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/** What the developers' guide shows of calls of several people. */
final class SeveralFriends {

    private SeveralFriends() {
    }

    static void talk(PeerfireClient client, List<BareJid> friends, byte[] frame, Consumer<String> screen) {
        client.groups().create(friends, MediaKind.AUDIO, MediaKind.VIDEO).whenComplete((call, failure) -> {
            if (failure != null) {
                screen.accept(failure.getMessage());            // "This call is full: eight people take part already."
                return;
            }
            call.onMember(member -> member.remote().onAudio((timestamp, tag) ->
                    screen.accept(tag.length + " bytes of audio of " + member.jid())));
            call.onMemberLeft(member -> screen.accept(member.jid() + " has left"));
            call.onCodecsChange(codecs -> screen.accept("All of them decode " + codecs.get(MediaKind.AUDIO)));
            call.ended().thenAccept(why -> screen.accept(why.explain(Locale.getDefault())));
            call.local().audio(0, frame);                       // once, for all of them
        });
        client.groups().onInvitation(invitation -> {            // at the friends'
            invitation.accept(MediaKind.AUDIO);
            invitation.ended().thenAccept(how -> screen.accept(invitation.from() + "'s invitation: " + how));
        });
    }
}
