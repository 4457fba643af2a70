package io.github.peerfire.openfire.cluster;

import io.github.peerfire.openfire.binding.Binding;
import io.github.peerfire.openfire.binding.BindingRegistry;
import io.github.peerfire.openfire.binding.Visibility;
import io.github.peerfire.openfire.introduction.DistantUser;
import io.github.peerfire.rendezvous.cluster.DistantAsker;
import io.github.peerfire.rendezvous.keys.KeyOwner;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says of a peer of this node what the policies of other nodes have to know: its key, or to whom it is bound here. */
public record DistantAskers(BindingRegistry bindings) implements UnaryOperator<DistantAsker> {

    @Override
    public DistantAsker apply(DistantAsker asker) {
        Object owner = asker.owner() instanceof KeyOwner ? asker.owner()
                : bindings.find(asker.connectionId()).map(DistantAskers::user).orElse(DistantUser.NOBODY);
        return new DistantAsker(asker.connectionId(), asker.id(), asker.staticKeys(), asker.observed(), owner,
                asker.candidates(), asker.since());
    }

    private static DistantUser user(Binding binding) {
        return new DistantUser(Optional.of(binding.holder()), binding.options().visibility() == Visibility.LEGACY);
    }
}
