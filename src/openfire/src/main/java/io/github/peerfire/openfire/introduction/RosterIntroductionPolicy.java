package io.github.peerfire.openfire.introduction;

import io.github.peerfire.openfire.binding.Admissions;
import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.binding.Visibility;
import io.github.peerfire.rendezvous.ConnectedPeer;
import io.github.peerfire.rendezvous.IntroductionPolicy;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import io.github.peerfire.rtmfp.common.RecentMap;
import io.github.peerfire.rtmfp.common.Time;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Introduces contacts to each other, and whom they let in (ProtoXEP section 5.6). Asked for each Initiator Hello, so
 * that changes of rosters and block lists act at once; rosters are read elsewhere than on the event loop.
 */
public final class RosterIntroductionPolicy implements IntroductionPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(RosterIntroductionPolicy.class);
    private static final CompletionStage<Boolean> YES = CompletableFuture.completedStage(true);
    private static final CompletionStage<Boolean> NO = CompletableFuture.completedStage(false);

    private static final int MOST_RELAYED = 10_000;

    /** Relayed pairs are asked about every two seconds; nanoseconds. */
    private static final long ASKED_AGAIN = 60 * Time.SECOND;

    private final BindingRegistry bindings;
    private final Admissions admissions;
    private final Contacts contacts;
    private final Executor executor;
    private final RelayQuestions<Pair> relayed;
    /** Pairs that were contacts when they were asked about as relayed. Guarded by itself. */
    private final RecentMap<Pair, Boolean> relayedContacts = new RecentMap<>(MOST_RELAYED, ASKED_AGAIN);

    private record Pair(long asker, long target) {
    }

    /**
     * Makes a policy.
     *
     * @param bindings knows whose endpoints the peers are
     * @param admissions knows whom users let in
     * @param contacts reads rosters and block lists
     * @param executor where that is done; bounded, what it rejects is refused, or asked later of those who are relayed
     */
    public RosterIntroductionPolicy(
            BindingRegistry bindings, Admissions admissions, Contacts contacts, Executor executor) {
        this.bindings = bindings;
        this.admissions = admissions;
        this.contacts = contacts;
        this.executor = executor;
        this.relayed = new RelayQuestions<>(executor);
    }

    /**
     * Those who are relayed go on until one of them blocks the other, or the target takes the asker off its roster.
     * That a permission ends in time ends no call; whose binding has ended has only a while to stay.
     */
    @Override
    public CompletionStage<Boolean> mayRelay(ConnectedPeer asker, ConnectedPeer target) {
        Optional<Binding> bound = bindings.find(target.connectionId());
        Optional<JID> jid = boundTo(asker);
        if (bound.isEmpty() || jid.isEmpty()) {
            return YES;
        }
        Pair pair = new Pair(asker.connectionId(), target.connectionId());
        return relayed.ask(pair, () -> goesOn(pair, jid.get(), bound.get()));
    }

    private boolean goesOn(Pair pair, JID asker, Binding target) {
        JID holder = target.holder();
        if (holder.asBareJID().equals(asker.asBareJID())) {
            return true;
        }
        boolean contact = contacts.isSubscribed(holder, asker);
        boolean wasContact = wasContact(pair, contact, System.nanoTime());
        return (contact || isLetIn(asker, target) || !wasContact)
                && !contacts.isBlocked(holder, asker) && !contacts.isBlocked(asker, holder);
    }

    /** Remembers whether they are contacts now. */
    private boolean wasContact(Pair pair, boolean is, long now) {
        synchronized (relayedContacts) {
            boolean was = relayedContacts.get(pair, now) != null;
            if (is) {
                relayedContacts.put(pair, Boolean.TRUE, now);
            }
            relayedContacts.expire(now);
            return was;
        }
    }

    @Override
    public CompletionStage<Boolean> mayIntroduce(List<ConnectedPeer> askers, ConnectedPeer target) {
        Optional<Binding> bound = bindings.find(target.connectionId());
        if (bound.isEmpty()) {
            // ProtoXEP 4.7: who came with a key is introduced to those who are there for everybody.
            return target.owner() instanceof KeyOwner && askers.stream().anyMatch(this::isForEverybody) ? YES : NO;
        }
        List<Optional<JID>> jids = askers.stream().map(this::boundTo).toList();
        return elsewhere(() -> qualifiesAny(jids, bound.get()));
    }

    /** Reads a roster, too: the askers' own. */
    @Override
    public CompletionStage<Boolean> decideOnNobody(List<ConnectedPeer> askers) {
        List<JID> jids = askers.stream().map(this::boundTo).flatMap(Optional::stream).toList();
        return elsewhere(() -> jids.stream().anyMatch(jid -> contacts.isSubscribed(jid, jid)));
    }

    private CompletionStage<Boolean> elsewhere(Supplier<Boolean> decision) {
        try {
            return CompletableFuture.supplyAsync(decision, executor);
        } catch (RejectedExecutionException e) {
            LOG.debug("Too many introductions wait for rosters; one is not decided");
            return NO;
        }
    }

    private boolean isForEverybody(ConnectedPeer asker) {
        // Connections of other nodes have numbers of their own.
        return asker.owner() instanceof DistantUser user ? user.forEverybody() : bindings.find(asker.connectionId())
                .filter(binding -> binding.options().visibility() == Visibility.LEGACY).isPresent();
    }

    private Optional<JID> boundTo(ConnectedPeer asker) {
        return asker.owner() instanceof DistantUser user
                ? user.boundTo() : bindings.find(asker.connectionId()).map(Binding::holder);
    }

    private boolean qualifiesAny(List<Optional<JID>> askers, Binding target) {
        return askers.stream().anyMatch(asker -> asker.isPresent()
                ? qualifies(asker.get(), target)
                : target.options().visibility() == Visibility.LEGACY);
    }

    private boolean qualifies(JID asker, Binding target) {
        JID holder = target.holder();
        if (holder.asBareJID().equals(asker.asBareJID())) {
            return true;
        }
        return (isLetIn(asker, target) || contacts.isSubscribed(holder, asker))
                && !contacts.isBlocked(holder, asker);
    }

    /** Whether he is though he may be no contact. */
    private boolean isLetIn(JID asker, Binding target) {
        return target.options().visibility() == Visibility.LEGACY || admissions.isAdmitted(target, asker);
    }
}
