package io.github.peerfire.phone.control;

import io.github.peerfire.client.ClientConfig;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.client.TrafficStatistics;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.device.MediaDevices;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSettings;
import io.github.peerfire.smack.element.MediaKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;

/**
 * The phone behind every face. All methods may be called from any thread and return at once; what they bring about
 * shows in snapshots. An order that does not fit any more, such as one for a call that is over, is ignored.
 */
public final class PhoneController implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final Phone phone;

    /**
     * Makes a phone at which nobody is signed in.
     *
     * @param devices of each call at its beginning, until the user chooses others
     * @param file what is remembered, and will be
     * @param sentences the user's language
     */
    public PhoneController(MediaSettings devices, SettingsFile file, PhoneSentences sentences) {
        this(devices, file, sentences, new MediaDevices());
    }

    /**
     * With another way to devices.
     *
     * @param opener knows the names in the settings
     */
    public PhoneController(
            MediaSettings devices, SettingsFile file, PhoneSentences sentences, DeviceOpener opener) {
        this(devices, file, sentences, opener, MediaCodecs::available);
    }

    /**
     * With other codecs, too.
     *
     * @param codecs what can be encoded and decoded; asked when somebody signs in for the first time
     */
    public PhoneController(MediaSettings devices, SettingsFile file, PhoneSentences sentences, DeviceOpener opener,
            Supplier<MediaCodecs> codecs) {
        phone = new Phone(devices, file, sentences, opener, codecs);
    }

    /** The phone as it is now. */
    public PhoneSnapshot snapshot() {
        return phone.present();
    }

    /** The phone as it is after all orders that were given before; not to be waited for by an observer. */
    public CompletableFuture<PhoneSnapshot> settled() {
        CompletableFuture<PhoneSnapshot> result = new CompletableFuture<>();
        phone.execute(() -> result.complete(phone.present()));
        // A phone that is closed takes no more orders.
        return result.completeOnTimeout(phone.present(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Tells the present snapshot and each later one, in their order, on the phone's thread; must not block. */
    public void observe(Consumer<PhoneSnapshot> observer) {
        phone.execute(() -> phone.observe(observer));
    }

    /**
     * Signs in.
     *
     * @return completes with whether the user is signed in; a notice says why not
     */
    public CompletableFuture<Boolean> signIn(ClientConfig config) {
        return phone.ask(result -> phone.account().signIn(config, result));
    }

    /** Ends all calls and signs out, or gives up signing in; completes when the server knows. */
    public CompletableFuture<Void> signOut() {
        return phone.ask(phone.account()::signOut);
    }

    /** Tries now to get lost connections back, for a user who knows that the network is there again. */
    public void reconnect() {
        phone.execute(() -> phone.account().client().ifPresent(PeerfireClient::reconnect));
    }

    /**
     * Calls somebody, with pictures or without; all other calls are held.
     *
     * @return completes with the call's number; with nothing, and a notice that says why, if none is made: nobody is
     *     called twice at a time
     */
    public CompletableFuture<Optional<Integer>> place(BareJid contact, boolean video) {
        return online((made, number) -> number.complete(phone.desk().place(made, contact, video)));
    }

    /**
     * Makes a group call and invites, with pictures or without.
     *
     * @return as {@link #place}
     */
    public CompletableFuture<Optional<Integer>> placeGroup(List<BareJid> invited, boolean video) {
        return online((made, number) -> number.complete(
                phone.desk().placeGroup(made, new LinkedHashSet<>(invited), video)));
    }

    /**
     * Calls a user of Adobe's Video Phone by the name that its registry has.
     *
     * @return as {@link #place}, once the registry has answered
     */
    public CompletableFuture<Optional<Integer>> placeVideoPhone(String name) {
        return online((made, number) -> phone.desk().placeVideoPhone(made, name, number));
    }

    /** Calls whoever called, as it was called: with pictures or without. */
    public void callBack(UnansweredCall missed) {
        missed.account().ifPresentOrElse(caller -> place(caller, missed.video()),
                () -> placeVideoPhone(missed.registered()));
    }

    private CompletableFuture<Optional<Integer>> online(
            BiConsumer<PeerfireClient, CompletableFuture<Optional<Integer>>> order) {
        return phone.ask(number -> phone.account().online().ifPresentOrElse(
                made -> order.accept(made, number), () -> number.complete(Optional.empty())));
    }

    /**
     * Accepts each call at once from now on, and those that ring already, since there is nobody who could be asked. Of
     * several none is held for another.
     */
    public void answerAutomatically() {
        phone.execute(phone.desk()::answerAutomatically);
    }

    /** Invites somebody to a group call. */
    public void invite(int call, BareJid account) {
        order(call, known -> {
            if (known instanceof GroupTalk group) {
                group.invite(account);
            }
        });
    }

    /** Accepts a call that rings; all others are held. */
    public void accept(int call) {
        phone.execute(() -> phone.desk().accept(call));
    }

    /** Declines a call that rings. */
    public void decline(int call) {
        order(call, ControlledCall::hangUp);
    }

    /** Ends a call. */
    public void hangUp(int call) {
        order(call, ControlledCall::hangUp);
    }

    /** Mutes our microphone, or not any more. */
    public void setMuted(int call, boolean muted) {
        order(call, known -> known.setMuted(MediaKind.AUDIO, muted));
    }

    /** Sends no pictures, or pictures again. */
    public void setCameraOff(int call, boolean off) {
        order(call, known -> known.setMuted(MediaKind.VIDEO, off));
    }

    /** Holds a call, or goes on with it; then all others are held. */
    public void setHeld(int call, boolean held) {
        phone.execute(() -> phone.desk().setHeld(call, held));
    }

    /** Sends a line of text to all others in a call. */
    public void say(int call, String text) {
        order(call, known -> known.say(text));
    }

    /** Uses other devices from now on, also in calls, and remembers them. */
    public void setDevices(MediaSettings wanted) {
        phone.execute(() -> phone.use(wanted));
    }

    /** Plays louder or less loud: 0 is silent, 1 as it comes, 4 the most. */
    public void setVolume(double volume) {
        phone.execute(() -> phone.remember(phone.settings().withVolume(volume)));
    }

    /** How the window looks from now on. */
    public void setAppearance(PhoneSettings.Appearance appearance) {
        phone.execute(() -> phone.remember(phone.settings().withAppearance(appearance)));
    }

    /** The user has seen who called. */
    public void forgetMissed() {
        phone.execute(phone.account()::forgetMissed);
    }

    /** Sound, pictures and levels of a call; completes with nothing before both sides can talk, and after. */
    public CompletableFuture<Optional<CallView>> view(int call) {
        return phone.ask(result -> result.complete(phone.desk().call(call).flatMap(ControlledCall::view)));
    }

    /** What went between this phone and the server's rendezvous so far; completes with nothing if signed out. */
    public CompletableFuture<Optional<TrafficStatistics>> rendezvousTraffic() {
        return phone.ask(result -> phone.account().client().ifPresentOrElse(
                made -> made.rendezvousTraffic().whenComplete(
                        (traffic, failure) -> result.complete(Optional.ofNullable(traffic))),
                () -> result.complete(Optional.empty())));
    }

    /**
     * Signs out and gives devices back, waits some seconds for that, and is of no use any more. Not to be called by an
     * observer.
     */
    @Override
    public void close() {
        if (!phone.isOver()) {
            signOut().thenCompose(over -> phone.returned())
                    .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
            phone.end();
        }
    }

    private void order(int call, Consumer<ControlledCall> what) {
        phone.execute(() -> phone.desk().order(call, what));
    }

    /** Tells the user of something that nobody foresaw, and keeps its trace in a log. */
    public void unforeseen(Throwable failure) {
        phone.unforeseen(failure);
    }
}
