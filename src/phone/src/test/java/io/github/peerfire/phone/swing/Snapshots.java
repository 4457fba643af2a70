package io.github.peerfire.phone.swing;

import io.github.peerfire.client.CallMediaState;
import io.github.peerfire.client.Contact;
import io.github.peerfire.client.ContactAvailability;
import io.github.peerfire.client.EndpointTrust;
import io.github.peerfire.phone.control.CallKind;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.MemberSnapshot;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SampleHistory;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.smack.element.MediaKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.impl.JidCreate;

/** Phones and calls to show. */
final class Snapshots {

    private Snapshots() {
    }

    static PhoneSnapshot with(List<Contact> contacts, List<CallSnapshot> calls) {
        PhoneSnapshot now = PhoneSnapshot.NEW;
        return new PhoneSnapshot(now.phase(), now.account(), now.device(), now.connection(), contacts, calls,
                now.missed(), now.notice(), now.settings(), now.devices(), false);
    }

    static Contact contact(String name) {
        return new Contact(JidCreate.bareFromOrThrowUnchecked("bob@example.net"), name,
                ContactAvailability.AVAILABLE, true, Set.of(), EndpointTrust.NONE, false);
    }

    /** A call of which something else rests. */
    static CallSnapshot with(CallSnapshot call, CallMediaState media) {
        return new CallSnapshot(call.number(), call.kind(), call.name(), call.outgoing(), call.video(), call.state(),
                media, call.heard(), call.code(), call.history(), call.chat(), call.members());
    }

    /** A call of two, or of three. */
    static CallSnapshot call(int number, CallKind kind, String name, CallPhase phase) {
        Set<MediaKind> all = Set.of(MediaKind.values());
        return new CallSnapshot(number, kind, name, false, true, CallState.of(phase),
                new CallMediaState(all, all, all, false, false, Set.of(), Set.of()), false, Optional.empty(),
                SampleHistory.NONE, List.of(), kind == CallKind.GROUP
                        ? List.of(new MemberSnapshot("b", name, true, Set.of(), Optional.empty())) : List.of());
    }
}
