package io.github.peerfire.client;

import io.github.peerfire.flash.NetStream;
import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.smack.calls.CallClock;
import io.github.peerfire.smack.calls.CallContents;
import io.github.peerfire.smack.calls.CallMedia;
import io.github.peerfire.smack.element.MediaKind;
import io.github.peerfire.smack.jingle.element.Candidate;
import io.github.peerfire.smack.jingle.element.RtmfpTransport;
import io.github.peerfire.smack.jingle.element.SessionHash;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The media of one call: opens its streams, verifies their session, says when they can be used, moves them to another
 * session. Lives on the client's thread.
 */
final class CallStreamMedia implements CallMedia, CallLeg.Owner, CallVerification.Owner {

    private final CallClock clock;
    private final Bindings bindings;
    private final CallVerification verification;
    private final CompletableFuture<PeerId> farPeer = new CompletableFuture<>();
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private final List<Consumer<String>> codeListeners = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> farRelays = ConcurrentHashMap.newKeySet();
    private final Outgoing outgoing;
    private CallRemote remote;
    private volatile Binding binding;
    private Listener listener;
    private volatile CallLeg present;
    private CallLeg coming;
    private boolean insecure;
    private Set<MediaKind> rendering = Set.of(MediaKind.values());
    private boolean closed;

    CallStreamMedia(String sid, boolean initiator, CallClock clock, Bindings bindings, Outgoing outgoing) {
        this.clock = clock;
        this.verification = new CallVerification(sid, initiator, clock, this);
        this.bindings = bindings;
        this.outgoing = outgoing;
        this.remote = new CallRemote(outgoing.local());
        remote.askBy(this::ask);
    }

    /** Takes over what the application listens at, from a call that goes on as this one. */
    void continueWith(CallRemote earlier) {
        remote = earlier;
        remote.askBy(this::ask);
        remote.allow(rendering);
    }

    private void ask(String handler) {
        CallLeg leg = present;
        if (leg != null) {
            leg.streams().ask(handler);
        }
    }

    @Override
    public RtmfpTransport transport() {
        if (binding == null) {
            binding = bindings.binding();
        }
        return binding.transport(outgoing.name(binding));
    }

    @Override
    public void connect(RtmfpTransport far, Listener told) {
        if (!closed) {
            listener = told;
            farPeer.complete(PeerId.parse(far.peer().orElseThrow()));
            present = leg(far);
            if (insecure) {
                listener.insecure();
            }
        }
    }

    private CallLeg leg(RtmfpTransport far) {
        rememberRelays(far.candidates());
        return new CallLeg(verification, clock, this, binding,
                outgoing.publish(binding, outgoing.name(binding)), far, remote);
    }

    private void rememberRelays(List<Candidate> candidates) {
        candidates.stream().filter(candidate -> candidate.type().equals("relay")).map(Candidate::address)
                .forEach(farRelays::add);
    }

    @Override
    public void takeFarHash(SessionHash hash) {
        if (!closed) {
            verification.take(hash);
        }
    }

    @Override
    public void takeFarCandidates(List<Candidate> candidates) {
        CallLeg latest = coming == null ? present : coming;
        if (latest != null && !closed) {
            rememberRelays(candidates);
            latest.addAddresses(Candidates.usable(candidates));
        }
    }

    @Override
    public void takeFarStream(String farName) {
        CallLeg latest = coming == null ? present : coming;
        if (latest != null && !closed) {
            latest.takeFarStream(farName);
        }
    }

    @Override
    public void arrange(CallContents contents) {
        outgoing.allow(kinds(contents::sends));
        rendering = kinds(contents::renders);
        remote.allow(rendering);
    }

    private static Set<MediaKind> kinds(Predicate<MediaKind> condition) {
        return Arrays.stream(MediaKind.values()).filter(condition).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<RtmfpTransport> renew() {
        if (closed || !bindings.isLive()) {
            return Optional.empty();
        }
        binding = bindings.binding();
        return Optional.of(binding.transport(outgoing.newName(binding)));
    }

    @Override
    public void reconnect(RtmfpTransport far) {
        if (closed) {
            return;
        }
        if (coming != null) {
            coming.close();
        }
        coming = leg(far);
    }

    /** There is another binding, or other addresses for the same. */
    void bindingChanged() {
        if (listener == null || closed || !bindings.isLive()) {
            return;
        }
        Binding newest = bindings.binding();
        if (newest.connection() != binding.connection()) {
            listener.moved();
        } else if (present == null || !present.isReady()) {
            listener.candidates(newest.transport(outgoing.name(newest)).candidates());
        }
    }

    @Override
    public void close() {
        closed = true;
        eachLeg(leg -> {
            outgoing.stop(leg.publication());
            leg.close();
        });
        IllegalStateException over = new IllegalStateException("The call is over.");
        farPeer.completeExceptionally(over);
        code.completeExceptionally(over);
    }

    boolean isClosed() {
        return closed;
    }

    private void eachLeg(Consumer<CallLeg> use) {
        if (present != null) {
            use.accept(present);
        }
        if (coming != null) {
            use.accept(coming);
        }
    }

    @Override
    public void hash(SessionHash own, Runnable answered) {
        listener.hash(own, answered);
    }

    @Override
    public void judge() {
        eachLeg(CallLeg::judge);
    }

    @Override
    public boolean uses(SessionProof session) {
        return present != null && present.uses(session) || coming != null && coming.uses(session);
    }

    @Override
    public void insecure() {
        insecure = true;
        if (listener != null && !closed) {
            listener.insecure();
        }
    }

    @Override
    public void ready(CallLeg leg) {
        if (closed) {
            return;
        }
        CallLeg older = present;
        present = leg;
        if (leg == coming) {
            coming = null;
            outgoing.stop(older.publication());
            older.close();
        }
        code.complete(leg.code());
        codeListeners.forEach(told -> told.accept(leg.code()));
        outgoing.start(leg.publication());
        listener.ready();
    }

    @Override
    public void held(CallLeg leg) {
        outgoing.stop(leg.publication());
    }

    @Override
    public void lost(CallLeg leg) {
        if (leg == present && !closed) {
            outgoing.stop(leg.publication());
            listener.lost();
        }
    }

    /** Whether a TURN server lent either side an address. Any thread. */
    boolean hasRelay() {
        Binding ours = binding;
        return !farRelays.isEmpty() || ours != null && !ours.connection().relayedAddresses().isEmpty();
    }

    Outgoing outgoing() {
        return outgoing;
    }

    CallRemote remote() {
        return remote;
    }

    /** Completes when the other side's address is known. Any thread. */
    CompletableFuture<PeerId> farPeer() {
        return farPeer;
    }

    /** Completes when the session is verified. Any thread. */
    CompletableFuture<String> code() {
        return code;
    }

    /** Tells the digits of each session that is verified from now on. */
    void onCode(Consumer<String> told) {
        codeListeners.add(told);
    }

    /** The digits of the present session, if it is verified. */
    Optional<String> presentCode() {
        return Optional.ofNullable(present).filter(CallLeg::isReady).map(CallLeg::code);
    }

    /** What the streams have carried. Any thread. */
    CompletableFuture<CallStatistics> statistics() {
        CallLeg leg = present;
        if (leg == null) {
            return CompletableFuture.completedFuture(CallStatistics.NONE);
        }
        List<NetStream> open = new ArrayList<>();
        leg.streams().eachOpen(open::add);
        CompletableFuture<CallStatistics> sum = open.get(0).info().thenApply(CallStatistics.NONE::withSent);
        if (open.size() > 1) {
            sum = sum.thenCombine(open.get(1).info(), CallStatistics::withReceived);
        }
        return sum.thenCombine(leg.streams().path(farRelays), CallStatistics::withPath);
    }
}
