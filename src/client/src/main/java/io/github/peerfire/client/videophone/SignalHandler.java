package io.github.peerfire.client.videophone;

import io.github.peerfire.flash.CallHandler;
import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.flash.amf.AmfValue;
import io.github.peerfire.flash.crypto.PeerId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Takes what the rendezvous passes on about the calls of a line (ProtoXEP 8.3). */
final class SignalHandler implements CallHandler {

    private static final String METHOD = "onRelay";

    private final NetConnection at;
    private final String self;
    private final Supplier<Optional<VideoPhoneCall>> present;
    private final BiConsumer<PeerId, String> invitations;

    /** @param invitations is told who calls, and the name that it claims, unless there is a call with it already */
    SignalHandler(NetConnection at, String self, Supplier<Optional<VideoPhoneCall>> present,
            BiConsumer<PeerId, String> invitations) {
        this.at = at;
        this.self = self;
        this.present = present;
        this.invitations = invitations;
    }

    @Override
    public CompletableFuture<?> call(String method, List<AmfValue> arguments) {
        if (!method.equals(METHOD)) {
            return null;
        }
        Optional<Signal> signal = Signal.of(arguments);
        if (signal.isPresent()) {
            try {
                take(PeerId.parse(arguments.get(0).asText().orElse("")), signal.get(), Claim.name(arguments, 2));
            } catch (IllegalArgumentException e) {
                // Not from a rendezvous that knows who says it.
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private void take(PeerId peer, Signal signal, String claimed) {
        Optional<VideoPhoneCall> call = present.get().filter(there -> there.peer().equals(peer));
        if (signal == Signal.INVITE && call.isEmpty()) {
            invitations.accept(peer, claimed);
        } else if (signal == Signal.ACCEPT) {
            call.filter(there -> !there.isIncoming()).ifPresent(there -> there.machine().acceptedThere());
        } else if (signal == Signal.REJECT) {
            call.ifPresent(there -> there.machine().refused(VideoPhoneEnding.BUSY));
        } else if (signal == Signal.CANCEL || signal == Signal.BYE) {
            call.ifPresent(there -> {
                Signal.OK.send(at, peer, self);
                there.machine().end(VideoPhoneEnding.REMOTE_HUNG_UP);
            });
        }
    }
}
