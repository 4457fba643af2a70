package io.github.peerfire.client;

import io.github.peerfire.client.videophone.LineThread;
import io.github.peerfire.client.videophone.VideoPhoneCall;
import io.github.peerfire.client.videophone.VideoPhoneDirectory;
import io.github.peerfire.client.videophone.VideoPhoneLine;
import io.github.peerfire.client.videophone.VideoPhonePhase;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.EndpointDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jxmpp.jid.BareJid;

/**
 * Calls from and to users of Adobe's Video Phone, who have no account (ProtoXEP section 8); there if
 * {@link ClientConfig#withVideoPhone} wants it. Any thread.
 */
public final class VideoPhone {

    private final VideoPhoneLine line;
    private final Optional<VideoPhoneDirectory> directory;
    private final RendezvousKeeper keeper;
    private final ContactList contacts;
    private final EndpointDirectory endpoints;

    /** @param mayRing whether somebody's call may ring at the moment, who is a contact or not; any thread */
    VideoPhone(
            ClientConfig config, ClientThread thread, RendezvousKeeper keeper, ContactList contacts,
            EndpointDirectory endpoints, Runnable over, Predicate<Boolean> mayRing) {
        this.keeper = keeper;
        this.contacts = contacts;
        this.endpoints = endpoints;
        this.directory = registry(config);
        String name = config.account().getLocalpartOrThrow().toString();
        this.line = VideoPhoneLine.open(keeper.binding().connection(), name, on(thread));
        line.onCallEnded(call -> over.run());
        line.admitIf(peer -> mayRing.test(contact(peer).isPresent()));
    }

    static Optional<VideoPhoneDirectory> registry(ClientConfig config) {
        return config.videoPhoneLookup().map(service -> new VideoPhoneDirectory(service, RegistryTrust.of(config)));
    }

    private static LineThread on(ClientThread thread) {
        return new LineThread() {

            @Override
            public void execute(Runnable task) {
                thread.execute(task);
            }

            @Override
            public Runnable schedule(Duration delay, Runnable task) {
                return thread.schedule(delay, task)::cancel;
            }
        };
    }

    /** Tells of calls that ring, on the client's thread. One listener; without one they are declined. */
    public void onIncomingCall(Consumer<VideoPhoneCall> listener) {
        line.onIncomingCall(listener);
    }

    /**
     * Looks a name up and calls it. Our address becomes known to whoever has the name.
     *
     * @return the call; empty if nobody of that name can be called now; fails with an {@link IOException} if the
     *     registry does not answer, and with an {@link IllegalStateException} if the configuration names none
     */
    public CompletableFuture<Optional<VideoPhoneCall>> call(String name) {
        return directory.map(registry -> registry.lookup(name))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new IllegalStateException("The configuration names no registry.")))
                .thenApply(found -> found.map(peer -> line.call(name, peer)));
    }

    /** The call that there is, also one that does not ring yet. */
    public Optional<VideoPhoneCall> present() {
        return line.present();
    }

    /** Whether the user is in such a call, or about to be. */
    boolean isEngaged() {
        return line.present().filter(call -> !call.isIncoming() || call.phase() == VideoPhonePhase.ACTIVE).isPresent();
    }

    /** The contact whose endpoint it is, if presence says so; anybody else is unverified (ProtoXEP 8.2). */
    public Optional<BareJid> contact(VideoPhoneCall call) {
        return contact(call.peer());
    }

    private Optional<BareJid> contact(PeerId id) {
        String peer = id.hex();
        return contacts.contacts().stream().map(Contact::jid)
                .filter(account -> endpoints.endpoints(account).values().stream()
                        .anyMatch(endpoint -> endpoint.peer().equals(peer)))
                .findFirst();
    }

    /** There may be another binding. */
    void bindingChanged() {
        if (keeper.isLive()) {
            line.moveTo(keeper.binding().connection());
        }
    }

    void close() {
        line.close();
    }
}
