package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Where bindings come from. Completes on any thread. */
interface BindingSource {

    /** Makes a connection and binds it. Fails with what went wrong; nothing stays open then. */
    CompletableFuture<Binding> bind(Consumer<SignInStep> progress);

    /**
     * Binds a connection again after another XMPP session of the same account lost it (ProtoXEP 4.6); fails if the
     * service does not know it any more.
     */
    CompletableFuture<Binding> rebind(NetConnection connection);
}
