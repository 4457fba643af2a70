package io.github.peerfire.phone.control;

import io.github.peerfire.client.Call;
import io.github.peerfire.client.ClientState;
import io.github.peerfire.client.PeerfireClient;
import io.github.peerfire.phone.media.device.DeviceOpener;
import io.github.peerfire.phone.media.session.MediaCodecs;
import io.github.peerfire.phone.media.session.MediaSettings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;

/** What a phone consists of, and what it shows. On the controller's thread, where nothing else is said. */
final class Phone implements CallContext {

    private final PhoneSentences sentences;
    private final FailureReport failures;
    private final DeviceOpener opener;
    private final SettingsKeeper settings;
    private final Observers observers = new Observers(this::unforeseen);
    private final ControlThread thread = new ControlThread(this::unforeseen);
    private final DeviceReturns returns = new DeviceReturns();
    private final CallDesk desk;
    private final PhoneAccount account;
    private Optional<Notice> notice = Optional.empty();
    private MediaSettings devices;
    private volatile PhoneSnapshot present;

    /** Makes one as the controller's constructor says. */
    Phone(MediaSettings devices, SettingsFile file, PhoneSentences sentences, DeviceOpener opener,
            Supplier<MediaCodecs> codecs) {
        this.devices = devices;
        this.opener = opener;
        this.sentences = sentences;
        this.failures = new FailureReport(sentences, file);
        this.settings = new SettingsKeeper(file, failure -> tell(
                sentences.text(file.isReadOnly() ? "settings.readOnly" : "settings.unwritable", file.path())));
        this.desk = new CallDesk(this);
        this.account = new PhoneAccount(this, desk, settings, codecs, file.missedCalls());
        this.present = snapshotNow();
        thread.everySecond(desk::sample);
    }

    CallDesk desk() {
        return desk;
    }

    PhoneAccount account() {
        return account;
    }

    PhoneSettings settings() {
        return settings.present();
    }

    /** As it was shown last. Any thread. */
    PhoneSnapshot present() {
        return present;
    }

    void observe(Consumer<PhoneSnapshot> observer) {
        observers.add(observer, present);
    }

    /** From now on, also in calls. */
    void use(MediaSettings wanted) {
        devices = wanted;
        remember(settings().withMedia(wanted));
    }

    void remember(PhoneSettings next) {
        settings.save(next);
        desk.use(devices, next.volume());
        changed();
    }

    /** Tells the user of something that nobody foresaw, and keeps its trace in a log. Any thread. */
    void unforeseen(Throwable failure) {
        tell(explain(failure));
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    /** Gives an order that is answered; exceptionally only if something happens that nobody foresaw. Any thread. */
    <T> CompletableFuture<T> ask(Consumer<CompletableFuture<T>> order) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> {
            try {
                order.accept(answer);
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
                throw e;
            }
        });
        return answer;
    }

    @Override
    public void told(String sentence) {
        told(sentence, OptionalInt.empty(), Optional.empty());
    }

    @Override
    public void asked(int call, String sentence) {
        told(sentence, OptionalInt.of(call), Optional.empty());
    }

    @Override
    public void told(ClientState connections) {
        told(sentences.of(connections), OptionalInt.empty(), Optional.of(connections));
    }

    private void told(String sentence, OptionalInt asking, Optional<ClientState> connections) {
        notice = Optional.of(new Notice(notice.map(Notice::number).orElse(0L) + 1, sentence, asking, connections));
        changed();
    }

    @Override
    public void changed() {
        present = snapshotNow();
        observers.show(present);
    }

    private PhoneSnapshot snapshotNow() {
        Optional<PeerfireClient> client = account.client();
        Optional<PhoneDevice> device = client.map(made -> new PhoneDevice(made.jid(), made.peerId()));
        return new PhoneSnapshot(account.phase(), account.name(), device, client.map(PeerfireClient::state),
                account.contacts(), desk.snapshots(), account.missed(), notice, settings.present(), devices,
                client.flatMap(PeerfireClient::videoPhone).isPresent());
    }

    @Override
    public void missed(UnansweredCall call) {
        account.missed(call);
    }

    @Override
    public void answered(ControlledCall call) {
        account.answered(call);
    }

    @Override
    public void changed(ControlledCall call) {
        desk.changed(call);
        account.leaveIfRefused();
        changed();
    }

    @Override
    public void over(ControlledCall call, String sentence) {
        desk.changed(call);
        told(sentence);
        account.leaveIfRefused();
    }

    @Override
    public String explain(Throwable failure) {
        return failures.explain(failure);
    }

    @Override
    public CompletableFuture<String> explain(Call call) {
        String bare = call.state().explain(sentences.locale());
        return account.client().map(own -> own.explain(call, sentences.locale()).thenApplyAsync(
                sentence -> account.client().filter(now -> now == own).isPresent() ? sentence : bare, this::execute))
                .orElse(CompletableFuture.completedFuture(bare));
    }

    @Override
    public PhoneSentences sentences() {
        return sentences;
    }

    @Override
    public MediaCodecs codecs() {
        return account.codecs();
    }

    @Override
    public DeviceOpener opener() {
        return opener;
    }

    @Override
    public MediaSettings devices() {
        return devices;
    }

    @Override
    public double volume() {
        return settings.present().volume();
    }

    @Override
    public void giveBack(Runnable close) {
        returns.begin(close);
    }

    @Override
    public String ownName() {
        return account.name().map(own -> own.getLocalpartOrThrow().toString()).orElse("");
    }

    @Override
    public String nameOf(BareJid contact) {
        return account.nameOf(contact);
    }

    /** Completes when all devices are given back. Any thread. */
    CompletableFuture<Void> returned() {
        return returns.done();
    }

    /** Any thread. */
    boolean isOver() {
        return thread.isOver();
    }

    /** Does what it was told, and nothing more. Not on the controller's thread: waits for what is to be written. */
    void end() {
        thread.end();
        settings.close();
    }
}
