package io.github.peerfire.phone;

import io.github.peerfire.phone.control.FailureReport;
import io.github.peerfire.phone.control.PhoneController;
import io.github.peerfire.phone.control.PhoneSentences;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.ring.Ringer;
import io.github.peerfire.phone.swing.SwingFace;
import io.github.peerfire.phone.tui.TerminalFace;
import io.github.peerfire.phone.unattended.UnattendedFace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The phone as a program; {@code --help} says how to use it. */
public final class Main {

    private static final String HELP = """
            A phone: in a window, at the terminal, or without a face: then it sends what its devices hear and see, and
            counts what arrives.

              --ui swing|tui|none  swing: a window (as it is where there is a screen); tui: type what to do, help lists
                                 it (as it is at a terminal); none (as otherwise): calls or answers by itself
              --account JID      account to sign in with, for example alice@example.net; the one that was used last if
                                 it is not given; asked for in a window and at a terminal otherwise
              --password-file FILE  its first line is the password; - is the standard input. Without it, the password
                                 is in the environment, PEERFIRE_PASSWORD, or asked for in a window and at a
                                 terminal; never kept
              --password TEXT    the password itself, which other users of this machine can read then; for tests
              --server HOST[:PORT]  where to connect to; found by DNS if it is not given
              --trust FILE       X.509 certificate of the server, if no authority vouches for it
              --plain            no TLS; only to a server on this machine
              --legacy[=ADDRESS] users of Adobe's Video Phone may call, and be called; the address is that of their
                                 registry, https://DOMAIN:7443/rtmfp/reg.cgi of the account's domain if it is not given
              --trust-registry FILE  X.509 certificate of that registry, if it is not the server's and no authority
                                 vouches for it
              --call JID         contact to call once, after signing in, by sound in a window and at a terminal; with
                                 --legacy also the name of a user of Adobe's Video Phone; without it the phone waits,
                                 and without a face accepts every call
              --seconds N        hang up after so many seconds; without a face only
              --mic NAME         microphone: default, the name of a device, none, tone, tone:HERTZ, beat, or a WAV file;
                                 without a face it is tone, otherwise the one that was chosen last
              --tone HERTZ       the same as --mic tone:HERTZ; 20-3900
              --camera NAME      camera: none, test, default, the name of a device, or a Y4M file
              --play NAME        where to play what arrives: default, the name of a device, none, or a WAV file that is
                                 written; the next call's, or one that is there, is not written over: NAME-2.wav
              --record FILE      FLV file that keeps what arrives as it arrives; FILE-2.flv for the next call;
                                 group calls are not recorded
              --settings FILE    where choices are remembered, if not where this system keeps such files; without a face
                                 nothing is, unless it is given
              --language TAG     en, de or fr; the system's if it is not given
              --help             this text

            Ctrl-C hangs up and signs out. Exit status: 0 after a call or help, 1 if it failed, 2 if the
            options are wrong.
            """;

    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    /** Smack and its extensions tell what concerns nobody; kept here, or the setting would be forgotten. */
    private static final Logger SMACK = Logger.getLogger("org.jivesoftware");

    private Main() {
    }

    /** Runs the phone and ends the virtual machine with its exit status. */
    public static void main(String[] arguments) {
        SMACK.setLevel(Level.SEVERE);
        // What there is to say stands in the window or at the terminal.
        System.setProperty(LOG_LEVEL, System.getProperty(LOG_LEVEL, "off"));
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        PhoneOptions options;
        Surroundings surroundings = Surroundings.ofThisMachine();
        try {
            options = PhoneOptions.parse(surroundings, arguments);
        } catch (PhoneOptions.UsageException e) {
            err.println(e.getMessage());
            return 2;
        }
        if (options.help()) {
            out.print(HELP);
            return 0;
        }
        if (options.exposed()) {
            err.println("Other users of this machine can read a password after --password; --password-file, or"
                    + " PEERFIRE_PASSWORD in the environment, keeps it from them.");
        }
        FailureReport failures = new FailureReport(new PhoneSentences(options.language()), options.settings());
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> err.println(failures.explain(failure)));
        try {
            return switch (options.face()) {
                case SWING -> window(options, err);
                case TUI -> terminal(options, surroundings, out);
                case NONE -> unattended(options, out, err);
            };
        } catch (ExecutionException e) {
            err.println(failures.explain(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            err.println(failures.explain(e));
        }
        return 1;
    }

    private static int window(PhoneOptions options, PrintStream err) throws InterruptedException {
        PhoneSentences sentences = new PhoneSentences(options.language());
        if (!Face.isScreen()) {
            err.println(sentences.text("window.noScreen"));
            return 1;
        }
        try (PhoneController phone = controller(options, sentences)) {
            options.config().ifPresent(phone::signIn);
            new SwingFace(phone, sentences, options.account(), options.server()).run();
        }
        return 0;
    }

    private static int terminal(PhoneOptions options, Surroundings surroundings, PrintStream out) throws IOException {
        PhoneSentences sentences = new PhoneSentences(options.language());
        try (PhoneController phone = controller(options, sentences)) {
            phone.signIn(options.config().orElseThrow());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            new TerminalFace(phone, sentences, in, out,
                    new SignInAgain(surroundings, options, phone::signIn, out::println)).run();
        }
        return 0;
    }

    private static int unattended(PhoneOptions options, PrintStream out, PrintStream err)
            throws ExecutionException, InterruptedException {
        PhoneSentences sentences = new PhoneSentences(options.language());
        try (PhoneController phone = follow(new PhoneController(options.devices(), options.settings(), sentences,
                new MediaDevices(), options.seesPictures() ? MediaCodecs::available : MediaCodecs::forSound))) {
            UnattendedFace face = new UnattendedFace(phone, sentences, out, options.seconds());
            Optional<String> failure = face.signIn(options.config().orElseThrow());
            if (failure.isPresent()) {
                err.println(failure.get());
                return 1;
            }
            Optional<CompletableFuture<Optional<Integer>>> placed = options.place(phone);
            if (placed.isPresent()) {
                boolean talked = face.talk(placed.get()).get();
                if (!talked) {
                    phone.snapshot().notice().ifPresent(notice -> err.println(notice.sentence()));
                }
                return talked ? 0 : 1;
            }
            face.answer().get();
            return 1;
        }
    }

    private static PhoneController controller(PhoneOptions options, PhoneSentences sentences) {
        PhoneController phone = follow(new PhoneController(options.devices(), options.settings(), sentences));
        phone.observe(new Ringer());
        phone.observe(new CallAtOnce(() -> options.place(phone)));
        return phone;
    }

    /** Whatever fails anywhere, and the end of the program, is the phone's affair. */
    private static PhoneController follow(PhoneController phone) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> phone.unforeseen(failure));
        Runtime.getRuntime().addShutdownHook(new Thread(phone::close, "peerfire-phone-shutdown"));
        return phone;
    }
}
