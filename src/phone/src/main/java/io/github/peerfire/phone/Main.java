package io.github.peerfire.phone;

import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.media.session.MediaEvent;
import io.github.peerfire.smack.calls.CallPhase;
import io.github.peerfire.smack.calls.CallState;
import io.github.peerfire.phone.swing.SwingFace;
import io.github.peerfire.phone.tui.TerminalFace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jxmpp.jid.BareJid;

/** The headless phone as a program; {@code --help} says how to use it. */
public final class Main {

    private static final String HELP = """
            A phone: at the terminal, or without a face: then it sends what its devices hear and see, and counts what
            arrives.

              --ui swing|tui|none  swing: a window; tui: type what to do, help lists it; none (as otherwise): calls or
                                 answers by itself
              --account JID      account to sign in with, for example alice@example.net
              --password TEXT    its password; or in the environment, PEERFIRE_PASSWORD; asked for at a terminal
              --server HOST[:PORT]  where to connect to; found by DNS if it is not given
              --trust FILE       X.509 certificate of the server, if no authority vouches for it
              --plain            no TLS; only to a server on this machine
              --call JID         contact to call; without it the phone waits and accepts every call
              --seconds N        hang up after so many seconds
              --mic NAME         microphone: tone (which it is otherwise; with tui it is default), tone:HERTZ, beat, none, default, the name
                                 of a device, or a WAV file
              --tone HERTZ       the same as --mic tone:HERTZ; 20-3900, otherwise 440
              --camera NAME      camera: none (which it is otherwise), test, default, the name of a device, or a Y4M
                                 file
              --play NAME        where to play what arrives: none (as otherwise; with tui default), default, the name
                                 of a device, or a WAV file that is written
              --record FILE      FLV file that keeps what arrives as it arrives
              --help             this text

            Ctrl-C hangs up and signs out. Exit status: 0 after a call or help, 1 if it failed, 2 if the
            options are wrong.
            """;

    /** Smack tells at its end what concerns nobody; kept here, or the setting would be forgotten. */
    private static final Logger SMACK = Logger.getLogger("org.jivesoftware.smack");

    private final PhoneOptions options;
    private final PrintStream out;

    private Main(PhoneOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Runs the phone and ends the virtual machine with its exit status. */
    public static void main(String[] arguments) {
        SMACK.setLevel(Level.WARNING);
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            PhoneOptions options = PhoneOptions.parse(Main::password, arguments);
            if (options.help()) {
                out.print(HELP);
                return 0;
            }
            return switch (options.face()) {
                case SWING -> window(options);
                case TUI -> terminal(options, out);
                case NONE -> new Main(options, out).run();
            };
        } catch (PhoneOptions.UsageException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        } catch (ExecutionException e) {
            err.println(e.getCause().getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Optional<String> password(BareJid account) {
        return Optional.ofNullable(System.console())
                .map(console -> console.readPassword("%s: ", account)).map(String::new);
    }

    private static int window(PhoneOptions options) throws InterruptedException {
        PhoneSentences sentences = new PhoneSentences(Locale.getDefault());
        try (PhoneController phone = new PhoneController(options.media(), sentences)) {
            options.config().ifPresent(phone::signIn);
            new SwingFace(phone, sentences, options.server()).run();
        }
        return 0;
    }

    private static int terminal(PhoneOptions options, PrintStream out) throws IOException {
        PhoneSentences sentences = new PhoneSentences(Locale.getDefault());
        try (PhoneController phone = new PhoneController(options.media(), sentences)) {
            phone.signIn(options.config().orElseThrow())
                    .thenAccept(done -> options.contact().ifPresent(contact -> phone.place(contact, false)));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            new TerminalFace(phone, sentences, in, out).run();
        }
        return 0;
    }

    private int run() throws ExecutionException, InterruptedException {
        HeadlessPhone phone = HeadlessPhone.start(options.config().orElseThrow(), options.media()).get();
        Runtime.getRuntime().addShutdownHook(new Thread(phone::close, "peerfire-phone-shutdown"));
        out.println("Signed in as " + phone.client().jid() + " with peer ID " + phone.client().peerId());
        phone.answerAutomatically(this::follow);
        if (options.contact().isEmpty()) {
            out.println("Waiting for calls; Ctrl-C ends.");
            new CountDownLatch(1).await();
        }
        return place(phone, options.contact().orElseThrow());
    }

    private int place(HeadlessPhone phone, BareJid contact) throws ExecutionException, InterruptedException {
        PhoneCall call = phone.call(contact);
        follow(call);
        CompletableFuture<Void> talked = new CompletableFuture<>();
        call.call().onStateChange(state -> {
            if (state.phase() == CallPhase.ACTIVE) {
                talked.complete(null);
            }
        });
        call.call().ended().get();
        phone.close();
        return talked.isDone() ? 0 : 1;
    }

    private void follow(PhoneCall call) {
        call.onEvent(this::tell);
        call.call().onStateChange(state -> show(call, state));
        call.call().verificationCode().thenAccept(code -> out.println("Code to compare by voice: " + code));
    }

    private void tell(MediaEvent event) {
        if (event instanceof MediaEvent.DeviceFailed failed) {
            out.println(failed.reason().explain(Locale.getDefault()));
        } else if (event instanceof MediaEvent.RecordingFailed failed) {
            out.println(failed.reason().explain(Locale.getDefault()));
        } else if (event instanceof MediaEvent.CodecMissing missing) {
            out.println(missing.explain(Locale.getDefault()));
        } else if (event instanceof MediaEvent.NoCommonCodec none) {
            out.println(none.explain(Locale.getDefault()));
        }
    }

    private void show(PhoneCall call, CallState state) {
        out.println(call.call().contact() + ": " + state.explain(Locale.getDefault()));
        if (state.phase() == CallPhase.ACTIVE) {
            options.seconds().ifPresent(time -> call.call().ended()
                    .orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((over, late) -> call.call().hangUp()));
        }
        if (state.isOver()) {
            PhoneCounters counters = call.counters();
            out.printf("Sent %d audio messages and %d data messages, received %d and %d; heard %.0f Hz.%n",
                    counters.audioMessagesSent(), counters.dataMessagesSent(), counters.audioMessagesReceived(),
                    counters.dataMessagesReceived(), call.heardFrequency());
        }
    }
}
