package io.github.peerfire.phone.tui;

import io.github.peerfire.client.Contact;
import io.github.peerfire.phone.control.ContactSearch;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import io.github.peerfire.phone.control.UnansweredCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Reads orders line by line and prints what happens, until there are no more lines or the user quits. */
public final class TerminalFace {

    private static final double PERCENT = 100;
    private static final double LOUDEST = 400;

    /** Longer than signing in usually takes. */
    private static final int PATIENCE_SECONDS = 30;

    /** What can be done whether or not anybody is signed in. */
    private static final Set<TerminalCommand.Verb> AT_ONCE = EnumSet.of(
            TerminalCommand.Verb.SIGNIN, TerminalCommand.Verb.SIGNOUT, TerminalCommand.Verb.DEVICES,
            TerminalCommand.Verb.VOLUME, TerminalCommand.Verb.HELP, TerminalCommand.Verb.QUIT);

    private final PhoneController phone;
    private final PhoneSentences sentences;
    private final BufferedReader in;
    private final PrintStream out;
    private final Consumer<Optional<BareJid>> signIn;
    private final CallOrders calls;
    private final DeviceOrders devices;
    /** Not done while somebody is being signed in. */
    private volatile CompletableFuture<Void> decision = CompletableFuture.completedFuture(null);

    /**
     * Prepares a terminal; {@link #run} uses it.
     *
     * @param signIn asks for the password of an account, or of the one before if none is named, and signs in
     */
    public TerminalFace(PhoneController phone, PhoneSentences sentences, BufferedReader in, PrintStream out,
            Consumer<Optional<BareJid>> signIn) {
        this.phone = phone;
        this.sentences = sentences;
        this.in = in;
        this.out = out;
        this.signIn = signIn;
        this.calls = new CallOrders(phone, sentences, out);
        this.devices = new DeviceOrders(phone, sentences, out);
    }

    /** Follows orders until the last one. The phone stays as it is then. */
    public void run() throws IOException {
        phone.observe(this::follow);
        phone.observe(new TerminalReport(sentences, out, () -> say("tui.again")));
        say("tui.welcome");
        String line = in.readLine();
        while (line != null && !obey(line)) {
            line = in.readLine();
        }
        if (line == null) {
            // Nobody types any more, but may still read what comes of it.
            signedInOrNot();
        }
    }

    private void follow(PhoneSnapshot now) {
        if (now.phase() != SignInPhase.SIGNING_IN) {
            decision.complete(null);
        } else if (decision.isDone()) {
            decision = new CompletableFuture<>();
        }
    }

    /** What is typed early, or comes out of a pipe, waits for that, but not for ever. */
    private PhoneSnapshot signedInOrNot() {
        phone.settled().join();
        decision.copy().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return phone.settled().join();
    }

    /** Says whether it was the last order. */
    private boolean obey(String line) {
        if (line.isBlank()) {
            return false;
        }
        Optional<TerminalCommand> command = TerminalCommand.parse(line);
        command.ifPresentOrElse(this::obey, () -> say("tui.unknown", line.strip()));
        return command.map(TerminalCommand::verb).filter(TerminalCommand.Verb.QUIT::equals).isPresent();
    }

    private void obey(TerminalCommand command) {
        PhoneSnapshot now = AT_ONCE.contains(command.verb()) ? phone.settled().join() : signedInOrNot();
        String rest = command.rest();
        switch (command.verb()) {
            case SIGNIN -> signIn(now, rest);
            case SIGNOUT -> signOut(now);
            case CONTACTS -> contacts(now, rest);
            case CALL -> place(now, rest, false);
            case VIDEO -> place(now, rest, true);
            case GROUP -> group(now, rest);
            case INVITE -> calls.invite(now, rest);
            case PHONE -> videoPhone(now, rest);
            case SAY -> calls.write(now, rest);
            case ACCEPT -> calls.accept(now);
            case DECLINE -> calls.decline(now);
            case HANGUP -> calls.hangUp(now);
            case MUTE -> calls.mute(now);
            case CAMERA -> calls.camera(now);
            case HOLD -> calls.hold(now);
            case SWITCH -> calls.change(now);
            case VOLUME -> volume(rest);
            case DEVICES -> devices.obey(now.devices(), rest);
            case CODE -> calls.code(now);
            case STATS -> calls.statistics(now);
            case MISSED -> missed(now);
            case HELP -> say("tui.help");
            case QUIT -> say("tui.bye");
        }
    }

    private void signIn(PhoneSnapshot now, String account) {
        if (now.phase() != SignInPhase.SIGNED_OUT) {
            say("signIn.already", now.account().map(BareJid::toString).orElse(""));
            return;
        }
        try {
            signIn.accept(account.isEmpty() ? Optional.empty() : Optional.of(JidCreate.entityBareFrom(account)));
        } catch (XmppStringprepException e) {
            say("window.noAddress");
        }
    }

    private void signOut(PhoneSnapshot now) {
        if (now.phase() == SignInPhase.SIGNED_OUT) {
            say("signIn.first");
        } else {
            phone.signOut();
            say("tui.signedOut");
        }
    }

    private boolean isSignedIn(PhoneSnapshot now) {
        if (now.phase() != SignInPhase.SIGNED_IN) {
            say("signIn.first");
            return false;
        }
        return true;
    }

    private void contacts(PhoneSnapshot now, String search) {
        if (!isSignedIn(now)) {
            return;
        }
        List<Contact> found = ContactSearch.matching(now.contacts(), search);
        if (found.isEmpty()) {
            say(now.contacts().isEmpty() ? "contacts.empty" : "contacts.none");
        }
        found.forEach(contact -> out.printf("%s %s <%s>: %s%n", contact.callable() ? "*" : " ",
                PhoneSentences.apart(contact.name()), contact.jid(),
                contact.availability().explain(sentences.locale())));
    }

    private void place(PhoneSnapshot now, String name, boolean video) {
        if (isSignedIn(now)) {
            contact(now, name).ifPresent(contact -> phone.place(contact, video));
        }
    }

    private void group(PhoneSnapshot now, String names) {
        if (!isSignedIn(now)) {
            return;
        }
        List<BareJid> invited = new ArrayList<>();
        for (String name : names.split(",")) {
            Optional<BareJid> contact = contact(now, name.strip());
            if (contact.isEmpty()) {
                return;
            }
            invited.add(contact.get());
        }
        phone.placeGroup(invited, true);
    }

    /** Who is meant; empty after that was asked. */
    private Optional<BareJid> contact(PhoneSnapshot now, String name) {
        Optional<BareJid> found = ContactSearch.named(now.contacts(), name).map(Contact::jid);
        if (found.isEmpty()) {
            say(name.isEmpty() ? "contacts.whom" : "contacts.which", name);
        }
        return found;
    }

    private void videoPhone(PhoneSnapshot now, String name) {
        if (isSignedIn(now)) {
            if (name.isEmpty()) {
                say("legacy.which");
            } else {
                phone.placeVideoPhone(name);
            }
        }
    }

    private void volume(String percent) {
        try {
            double number = Double.parseDouble(percent);
            if (number >= 0 && number <= LOUDEST) {
                phone.setVolume(number / PERCENT);
                say("volume.now", number);
                return;
            }
        } catch (NumberFormatException e) {
            // Is told below.
        }
        say("volume.which");
    }

    private void missed(PhoneSnapshot now) {
        if (now.missed().isEmpty()) {
            say("missed.none");
        }
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(sentences.locale()).withZone(ZoneId.systemDefault());
        for (UnansweredCall call : now.missed()) {
            out.println(format.format(call.when()) + "  " + call.name());
        }
        phone.forgetMissed();
    }

    private void say(String key, Object... parts) {
        out.println(sentences.text(key, parts));
    }
}
