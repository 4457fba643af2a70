package io.github.peerfire.phone.control;

import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.Contact;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jxmpp.jid.BareJid;

/**
 * A phone at a moment.
 *
 * @param phase whether the user is signed in
 * @param account who is, or is about to be; empty if nobody
 * @param device as which device; empty if nobody is signed in
 * @param connection what of the connections is there; empty if nobody is signed in
 * @param contacts those that can be called first, then those that are there, then by name
 * @param calls those that are not over, the oldest first
 * @param missed calls that nobody took and the user has not seen to yet, the oldest first
 * @param notice what the user should have read last; empty if nothing happened yet
 * @param settings what is remembered
 * @param devices those that calls use or will use
 * @param videoPhones whether users of Adobe's Video Phone can be called
 */
public record PhoneSnapshot(
        SignInPhase phase, Optional<BareJid> account, Optional<PhoneDevice> device, Optional<ClientState> connection,
        List<Contact> contacts, List<CallSnapshot> calls, List<UnansweredCall> missed, Optional<Notice> notice,
        PhoneSettings settings, MediaSettings devices, boolean videoPhones) {

    /** Before anything happened. */
    public static final PhoneSnapshot NEW = new PhoneSnapshot(SignInPhase.SIGNED_OUT, Optional.empty(),
            Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(),
            PhoneSettings.DEFAULT, PhoneSettings.DEFAULT.media(), false);

    /** Copies the lists. */
    public PhoneSnapshot {
        contacts = List.copyOf(contacts);
        calls = List.copyOf(calls);
        missed = List.copyOf(missed);
    }

    /** The call that has rung here for the longest time. */
    public Optional<CallSnapshot> ringing() {
        return calls.stream().filter(CallSnapshot::rings).findFirst();
    }

    /** The call that the user talks in: the newest placed or accepted one that is not held, or the newest of all. */
    public Optional<CallSnapshot> current() {
        return newest(call -> !call.rings() && !call.held()).or(() -> newest(call -> !call.rings()));
    }

    private Optional<CallSnapshot> newest(Predicate<CallSnapshot> wanted) {
        return calls.stream().filter(wanted).reduce((older, newer) -> newer);
    }

    /** The oldest call besides {@link #current} that the user placed or accepted. */
    public Optional<CallSnapshot> other() {
        return current().flatMap(now -> calls.stream()
                .filter(call -> !call.rings() && call.number() != now.number()).findFirst());
    }

    /** A call by its number; empty if it is over. */
    public Optional<CallSnapshot> call(int number) {
        return calls.stream().filter(call -> call.number() == number).findFirst();
    }
}
