package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.Contact;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.SignInException;
import io.github.peerfire.phone.PhoneAbilities;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSession;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.calls.MissedCall;
import io.github.peerfire.smack.element.MediaKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jxmpp.jid.BareJid;

/**
 * The phone behind every face. All methods may be called from any thread and return at once; what they bring about shows
 * in snapshots. An order that does not fit any more, such as one for a call that is over, is ignored.
 */
public final class PhoneController implements AutoCloseable {

    private final MediaSettings settings;
    private final PhoneSentences sentences;
    private final List<Consumer<PhoneSnapshot>> observers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread;
    private final Map<Integer, ControlledCall> calls = new LinkedHashMap<>();
    private final List<MissedCall> missed = new ArrayList<>();
    private final Owner owner = new Owner();
    private final AtomicBoolean contactsAsked = new AtomicBoolean();
    private SignInPhase phase = SignInPhase.SIGNED_OUT;
    private Optional<BareJid> account = Optional.empty();
    private Optional<PeerfireClient> client = Optional.empty();
    private Optional<MediaCodecs> codecs = Optional.empty();
    private Optional<Notice> notice = Optional.empty();
    private List<Contact> contacts = List.of();
    private int attempts;
    private int lastCall;
    private volatile PhoneSnapshot present = PhoneSnapshot.NEW;

    /**
     * Makes a phone at which nobody is signed in.
     *
     * @param settings devices of each call at its beginning
     * @param sentences the user's language
     */
    public PhoneController(MediaSettings settings, PhoneSentences sentences) {
        this.settings = settings;
        this.sentences = sentences;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "peerfire-phone-control");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleAtFixedRate(() -> List.copyOf(calls.values()).forEach(ControlledCall::sample), 1, 1,
                TimeUnit.SECONDS);
    }

    /** The phone as it is now. */
    public PhoneSnapshot snapshot() {
        return present;
    }

    /** Tells the present snapshot and each later one, in their order, on the phone's thread; must not block. */
    public void observe(Consumer<PhoneSnapshot> observer) {
        execute(() -> {
            observers.add(observer);
            observer.accept(present);
        });
    }

    /**
     * Signs in.
     *
     * @return completes with whether the user is signed in; a notice says why not
     */
    public CompletableFuture<Boolean> signIn(ClientConfig config) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        execute(() -> {
            if (phase != SignInPhase.SIGNED_OUT) {
                result.complete(false);
                return;
            }
            phase = SignInPhase.SIGNING_IN;
            account = Optional.of(config.account());
            changed();
            int attempt = ++attempts;
            MediaCodecs found = codecs.orElseGet(MediaCodecs::available);
            codecs = Optional.of(found);
            PeerfireClient.signIn(config.withAbilities(PhoneAbilities.of(found))).whenComplete((made, failure) ->
                    execute(() -> result.complete(signedIn(attempt, made, failure))));
        });
        return result;
    }

    private boolean signedIn(int attempt, PeerfireClient made, Throwable failure) {
        if (attempt != attempts) {
            // The user gave up meanwhile.
            Optional.ofNullable(made).ifPresent(PeerfireClient::closeAsync);
            return false;
        }
        if (failure != null) {
            phase = SignInPhase.SIGNED_OUT;
            account = Optional.empty();
            told(explain(failure));
            return false;
        }
        phase = SignInPhase.SIGNED_IN;
        client = Optional.of(made);
        follow(made);
        changed();
        return true;
    }

    private String explain(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause() : failure;
        if (!(cause instanceof SignInException refused)) {
            return sentences.text("signIn.failed", cause.getMessage());
        }
        return refused.explain(sentences.locale())
                + refused.diagnosis().map(found -> " " + found.explain(sentences.locale())).orElse("");
    }

    private void follow(PeerfireClient made) {
        made.onContact(contact -> {
            // Many come at once.
            if (contactsAsked.compareAndSet(false, true)) {
                execute(this::contactsChanged);
            }
        });
        made.onStateChange(state -> execute(() -> connectionChanged(made, state)));
        made.onMissedCall(call -> execute(() -> {
            missed.add(call);
            told(sentences.text("call.missed", nameOf(call.account())));
        }));
        made.onIncomingCall(call -> execute(() -> {
            CallSnapshot rings = add(call);
            told(sentences.text(rings.video() ? "call.incomingVideo" : "call.incoming", rings.name()));
        }));
    }

    private void contactsChanged() {
        contactsAsked.set(false);
        contacts = client.map(made -> ContactSearch.sorted(made.contacts())).orElse(List.of());
        changed();
    }

    private void connectionChanged(PeerfireClient made, ClientState state) {
        if (client.filter(now -> now == made).isPresent() && state != ClientState.ONLINE) {
            told(state.explain(sentences.locale()));
        } else {
            changed();
        }
    }

    /** Ends all calls and signs out; completes when the server knows. */
    public CompletableFuture<Void> signOut() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        execute(() -> {
            attempts++;
            CompletableFuture<Void> closed = client.map(PeerfireClient::closeAsync)
                    .orElse(CompletableFuture.completedFuture(null));
            calls.values().forEach(ControlledCall::close);
            calls.clear();
            missed.clear();
            client = Optional.empty();
            contacts = List.of();
            account = Optional.empty();
            phase = SignInPhase.SIGNED_OUT;
            changed();
            closed.whenComplete((done, failure) -> result.complete(null));
        });
        return result;
    }

    /** Calls somebody, with pictures or without. A call that cannot be made shows why in a notice. */
    public void place(BareJid contact, boolean video) {
        execute(() -> client.ifPresentOrElse(
                made -> add(video ? made.call(contact, MediaKind.AUDIO, MediaKind.VIDEO)
                        : made.call(contact, MediaKind.AUDIO)),
                () -> told(sentences.text("signIn.first"))));
    }

    /** Accepts a call that rings. */
    public void accept(int call) {
        order(call, Call::accept);
    }

    /** Declines a call that rings. */
    public void decline(int call) {
        order(call, Call::decline);
    }

    /** Ends a call. */
    public void hangUp(int call) {
        order(call, Call::hangUp);
    }

    /** Mutes our microphone, or not any more. */
    public void setMuted(int call, boolean muted) {
        order(call, known -> rest(known, MediaKind.AUDIO, muted));
    }

    /** Sends no pictures, or pictures again. */
    public void setCameraOff(int call, boolean off) {
        order(call, known -> rest(known, MediaKind.VIDEO, off));
    }

    private static void rest(Call call, MediaKind kind, boolean rests) {
        if (rests) {
            call.mute(kind);
        } else {
            call.unmute(kind);
        }
    }

    /** Holds a call, or goes on with it. */
    public void setHeld(int call, boolean held) {
        order(call, held ? Call::hold : Call::resume);
    }

    /** The user has seen who called. */
    public void forgetMissed() {
        execute(() -> {
            missed.clear();
            changed();
        });
    }

    /** Pictures, levels and devices of a call; completes with nothing before both sides can talk, and after. */
    public CompletableFuture<Optional<MediaSession>> media(int call) {
        CompletableFuture<Optional<MediaSession>> result = new CompletableFuture<>();
        execute(() -> result.complete(Optional.ofNullable(calls.get(call)).flatMap(ControlledCall::media)));
        return result;
    }

    /** Signs out, waits for that, and is of no use any more. Not to be called by an observer. */
    @Override
    public void close() {
        if (!thread.isShutdown()) {
            signOut().join();
            thread.shutdown();
        }
    }

    private void order(int call, Consumer<Call> what) {
        execute(() -> Optional.ofNullable(calls.get(call)).map(ControlledCall::call).ifPresent(what));
    }

    private CallSnapshot add(Call call) {
        ControlledCall added = new ControlledCall(++lastCall, nameOf(call.contact()), call, codecs.orElseThrow(),
                settings, sentences, owner);
        calls.put(lastCall, added);
        changed();
        added.follow();
        return added.snapshot();
    }

    private String nameOf(BareJid contact) {
        return client.flatMap(made -> made.contact(contact)).map(Contact::name).orElseGet(contact::toString);
    }

    private void told(String sentence) {
        notice = Optional.of(new Notice(notice.map(Notice::number).orElse(0L) + 1, sentence));
        changed();
    }

    private void changed() {
        present = new PhoneSnapshot(phase, account, client.map(PeerfireClient::state), contacts,
                calls.values().stream().map(ControlledCall::snapshot).toList(), missed, notice);
        observers.forEach(observer -> observer.accept(present));
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            // The phone is closed; nobody looks at it any more.
        }
    }

    /** What calls may ask of their controller. */
    private final class Owner implements ControlledCall.Owner {

        @Override
        public void execute(Runnable task) {
            PhoneController.this.execute(task);
        }

        @Override
        public void tell(String sentence) {
            execute(() -> told(sentence));
        }

        @Override
        public void changed(ControlledCall call) {
            if (call.isOver()) {
                calls.values().remove(call);
            }
            PhoneController.this.changed();
        }
    }
}
