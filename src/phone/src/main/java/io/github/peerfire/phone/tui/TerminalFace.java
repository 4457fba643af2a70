package io.github.peerfire.phone.tui;

import io.github.peerfire.client.Contact;
import io.github.peerfire.phone.control.CallSample;
import io.github.peerfire.phone.control.CallSnapshot;
import io.github.peerfire.phone.control.ContactSearch;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.control.PhoneSnapshot;
import io.github.peerfire.phone.control.SignInPhase;
import io.github.peerfire.smack.calls.MissedCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Reads orders line by line and prints what happens, until there are no more lines or the user quits. */
public final class TerminalFace {

    private static final double PERCENT = 100;

    private final PhoneController phone;
    private final PhoneSentences sentences;
    private final BufferedReader in;
    private final PrintStream out;
    private final Consumer<Optional<BareJid>> signIn;

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
    }

    /** Follows orders until the last one. The phone stays as it is then. */
    public void run() throws IOException {
        phone.observe(new TerminalReport(sentences, out));
        say("tui.welcome");
        String line = in.readLine();
        while (line != null && !obey(line)) {
            line = in.readLine();
        }
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
        PhoneSnapshot now = phone.snapshot();
        switch (command.verb()) {
            case SIGNIN -> signIn(now, command.rest());
            case CONTACTS -> contacts(now, command.rest());
            case CALL -> place(now, command.rest(), false);
            case VIDEO -> place(now, command.rest(), true);
            case GROUP -> group(now, command.rest());
            case INVITE -> invite(now, command.rest());
            case PHONE -> phone.placeVideoPhone(command.rest());
            case SAY -> current(now, call -> say(call, command.rest()));
            case ACCEPT -> ringing(now, call -> phone.accept(call.number()));
            case DECLINE -> ringing(now, call -> phone.decline(call.number()));
            case HANGUP -> hangUp(now);
            case MUTE -> current(now, this::mute);
            case CAMERA -> current(now, this::camera);
            case HOLD -> current(now, this::hold);
            case VOLUME -> volume(command.rest());
            case CODE -> current(now, this::code);
            case STATS -> current(now, this::statistics);
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

    private void contacts(PhoneSnapshot now, String search) {
        if (now.phase() != SignInPhase.SIGNED_IN) {
            say("signIn.first");
            return;
        }
        List<Contact> found = ContactSearch.matching(now.contacts(), search);
        if (found.isEmpty()) {
            say("contacts.none");
        }
        found.forEach(contact -> out.printf("%s %s <%s>: %s%n", contact.callable() ? "*" : " ", contact.name(),
                contact.jid(), contact.availability().explain(sentences.locale())));
    }

    private void place(PhoneSnapshot now, String name, boolean video) {
        if (now.phase() != SignInPhase.SIGNED_IN) {
            say("signIn.first");
            return;
        }
        ContactSearch.named(now.contacts(), name).ifPresentOrElse(
                contact -> phone.place(contact.jid(), video), () -> say("contacts.which", name));
    }

    private void group(PhoneSnapshot now, String names) {
        List<BareJid> invited = new ArrayList<>();
        for (String name : names.split(",")) {
            Optional<Contact> contact = ContactSearch.named(now.contacts(), name);
            if (contact.isEmpty()) {
                say("contacts.which", name.strip());
                return;
            }
            invited.add(contact.get().jid());
        }
        phone.placeGroup(invited, true);
    }

    private void invite(PhoneSnapshot now, String name) {
        current(now, call -> ContactSearch.named(now.contacts(), name).ifPresentOrElse(
                contact -> phone.invite(call.number(), contact.jid()), () -> say("contacts.which", name)));
    }

    private void say(CallSnapshot call, String text) {
        if (call.canChat()) {
            phone.say(call.number(), text);
        } else {
            say("chat.impossible");
        }
    }

    private void volume(String percent) {
        try {
            double number = Double.parseDouble(percent);
            if (number >= 0) {
                phone.setVolume(number / PERCENT);
                return;
            }
        } catch (NumberFormatException e) {
            // Is told below.
        }
        say("volume.which");
    }

    private void hangUp(PhoneSnapshot now) {
        now.current().or(now::ringing).ifPresentOrElse(
                call -> phone.hangUp(call.number()), () -> say("call.none"));
    }

    private void ringing(PhoneSnapshot now, Consumer<CallSnapshot> what) {
        now.ringing().ifPresentOrElse(what, () -> say("call.noneRings"));
    }

    private void current(PhoneSnapshot now, Consumer<CallSnapshot> what) {
        now.current().ifPresentOrElse(what, () -> say("call.none"));
    }

    private void mute(CallSnapshot call) {
        phone.setMuted(call.number(), !call.muted());
        say(call.muted() ? "call.heard" : "call.muted");
    }

    private void camera(CallSnapshot call) {
        phone.setCameraOff(call.number(), !call.cameraOff());
        say(call.cameraOff() ? "call.seen" : "call.cameraOff");
    }

    private void hold(CallSnapshot call) {
        phone.setHeld(call.number(), !call.held());
        say(call.held() ? "call.resumed" : "call.held");
    }

    private void code(CallSnapshot call) {
        call.code().ifPresentOrElse(digits -> say("call.code", digits), () -> say("call.noCode"));
    }

    private void statistics(CallSnapshot call) {
        Optional<CallSample> last = call.history().last();
        if (last.isEmpty()) {
            say("stats.none");
        }
        last.ifPresent(sample -> say("stats.line", sample.audioSent(), sample.audioReceived(), sample.videoSent(),
                sample.videoReceived(), sample.roundTripMilliseconds(), sample.packetLoss()));
    }

    private void missed(PhoneSnapshot now) {
        if (now.missed().isEmpty()) {
            say("missed.none");
        }
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(sentences.locale()).withZone(ZoneId.systemDefault());
        for (MissedCall call : now.missed()) {
            out.println(format.format(call.when()) + "  " + call.account());
        }
        phone.forgetMissed();
    }

    private void say(String key, Object... parts) {
        out.println(sentences.text(key, parts));
    }
}
