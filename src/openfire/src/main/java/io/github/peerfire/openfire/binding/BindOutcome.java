package io.github.peerfire.openfire.binding;

import java.net.InetSocketAddress;

/** What becomes of a {@link BindClaim}. */
public sealed interface BindOutcome {

    /**
     * The peer ID is bound.
     *
     * @param binding the binding that now holds
     * @param observed the endpoint's address as the rendezvous sees it
     * @param serverProof 32 bytes (ProtoXEP section 4.3)
     */
    record Bound(Binding binding, InetSocketAddress observed, byte[] serverProof) implements BindOutcome {

        /** Never shows the proof. */
        @Override
        public String toString() {
            return "Bound[" + binding + ", " + observed + "]";
        }
    }

    /** Nothing was changed. */
    enum Refused implements BindOutcome {
        /** No such session, one that is not the requester's, a wrong proof: these must not be told apart. */
        NOT_FOUND,
        /** The requester's session, but its certificate has no static keys. */
        EPHEMERAL_KEYS,
        /** The proof is right, but the peer ID is bound to another account. */
        CONFLICT
    }
}
