package io.github.peerfire.client;

import io.github.peerfire.smack.RtmfpManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jxmpp.jid.Jid;

/** Signs a client in, step by step. */
final class SignIn {

    private final ClientConfig config;
    private final ClientThread thread;
    private volatile SignInStep next = SignInStep.CONNECTED;
    private volatile boolean relays;

    private SignIn(ClientConfig config) {
        this.config = config;
        this.thread = new ClientThread(config.account().toString());
    }

    static CompletableFuture<PeerfireClient> run(ClientConfig config) {
        return new SignIn(config).run();
    }

    private CompletableFuture<PeerfireClient> run() {
        CompletableFuture<PeerfireClient> result = new CompletableFuture<>();
        CompletableFuture.supplyAsync(this::login, task -> Blocking.run("sign-in", task))
                .thenCompose(this::register)
                .whenComplete((client, failure) -> {
                    if (failure == null) {
                        result.complete(client);
                    } else {
                        thread.close();
                        result.completeExceptionally(Failures.explained(next, config, failure, relays));
                    }
                })
                // Which changes nothing, unless not even a sentence was found.
                .exceptionally(failure -> {
                    result.completeExceptionally(failure);
                    return null;
                });
        return result;
    }

    private XMPPTCPConnection login() {
        try {
            return new XmppLogin(config, this::reached).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private CompletableFuture<PeerfireClient> register(XMPPTCPConnection connection) {
        RtmfpManager manager = RtmfpManager.getInstanceFor(connection);
        return manager.findService()
                .thenCompose(service -> {
                    reached(SignInStep.SERVICE_FOUND);
                    return bind(connection, manager, service);
                })
                .whenComplete((client, failure) -> {
                    if (failure != null) {
                        Blocking.ask("leave", new XmppLeave(connection));
                    }
                });
    }

    private CompletableFuture<PeerfireClient> bind(XMPPTCPConnection connection, RtmfpManager manager, Jid service) {
        Binder binder = new Binder(config, manager, connection::getUser, service);
        CompletableFuture<Binding> bound =
                new BindingAttempts(binder, thread, Binder.longest(config)).bind(this::reached);
        return bound.whenComplete((binding, failure) -> relays = binder.hasRelays()).thenComposeAsync(binding -> {
            reached(SignInStep.BOUND);
            return new PeerfireClient(config, thread, connection, binder,
                    new RendezvousKeeper(binder, thread, config.backoff(), Binder.longest(config), binding)).start();
        }, thread::execute);
    }

    private void reached(SignInStep step) {
        SignInStep[] steps = SignInStep.values();
        next = steps[Math.min(step.ordinal() + 1, steps.length - 1)];
        thread.execute(() -> config.progress().accept(step));
    }
}
