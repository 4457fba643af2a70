package io.github.peerfire.client;

import io.github.peerfire.flash.NetConnection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Makes no binding: it is there. */
final class Unasked implements BindingSource {

    @Override
    public CompletableFuture<Binding> bind(Consumer<SignInStep> progress) {
        throw new IllegalStateException("There is a binding");
    }

    @Override
    public CompletableFuture<Binding> rebind(NetConnection connection) {
        throw new IllegalStateException("It is bound");
    }
}
