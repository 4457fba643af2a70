package io.github.peerfire.rendezvous;

import io.github.peerfire.flash.crypto.PeerId;
import io.github.peerfire.flash.message.CommandMessage;
import java.util.Set;

/**
 * Answers what an admitted client asks. It asks for much that belongs to a streaming server; here it gets a plain
 * answer to all that, so that it goes on and does not hang.
 */
final class ControlCommands {

    /** What clients of streaming servers send as a matter of form; nothing waits for the answer. */
    private static final Set<String> IGNORED = Set.of("closeStream", "receiveAudio", "receiveVideo", "pause",
            "pauseRaw", "seek", "initStream", "releaseStream", "FCPublish", "FCUnpublish", "FCSubscribe",
            "FCUnsubscribe");

    private static final String NO_STREAMS = "This service introduces peers and carries no streams.";

    private final ControlConnection connection;
    private final ControlChannel channel;

    ControlCommands(ControlConnection connection, ControlChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    void handle(int streamId, CommandMessage command, long now) {
        switch (command.name()) {
            case "setPeerInfo" -> setPeerInfo(command, now);
            case "introductionAnswered" -> introductionAnswered(command, now);
            case "createStream" -> createStream(command, now);
            case "deleteStream" -> deleteStream(command, now);
            case "publish" -> refuse(streamId, command, "NetStream.Publish.BadName", now);
            case "checkConnectivity" -> checkConnectivity(command, now);
            case "offerCheckHelp" -> offerCheckHelp(command, now);
            case "relay" -> relay(command, now);
            case "play", "play2" -> refuse(streamId, command, "NetStream.Play.StreamNotFound", now);
            default -> {
                if (!IGNORED.contains(command.name())) {
                    refuseCall(command, now);
                }
            }
        }
    }

    private void setPeerInfo(CommandMessage command, long now) {
        connection.setCandidates(PeerAddresses.read(command.arguments()));
        if (command.transactionId() > 0) {
            connection.send(0, ControlMessages.emptyResult(command.transactionId()), now);
        }
    }

    /** Says of whom this client has heard; only clients say so that know {@link ControlMessages#REPORTS}. */
    private void introductionAnswered(CommandMessage command, long now) {
        try {
            connection.reached(PeerId.parse(command.argument(0).asText().orElse("")), now);
        } catch (IllegalArgumentException malformed) {
            connection.endpoint().count(Counter.MALFORMED_MESSAGES);
        }
    }

    /** librtmfp asks with transaction ID 0 and waits all the same. */
    private void createStream(CommandMessage command, long now) {
        channel.createStream().ifPresentOrElse(
                id -> connection.send(0, ControlMessages.result(command.transactionId(), id), now),
                () -> refuseCall(command, now));
    }

    private void deleteStream(CommandMessage command, long now) {
        command.argument(0).asNumber().ifPresent(id -> channel.deleteStream(id.intValue(), now));
    }

    private void refuse(int streamId, CommandMessage command, String code, long now) {
        if (streamId == 0) {
            refuseCall(command, now);
        } else {
            connection.send(streamId, ControlMessages.status("error", code, NO_STREAMS), now);
            channel.finish(streamId, now);
        }
    }

    private void checkConnectivity(CommandMessage command, long now) {
        connection.checkConnectivity(now).ifPresentOrElse(
                result -> result.thenAccept(found -> connection.sendLater(
                        ControlMessages.result(command.transactionId(), found.toObject()))),
                () -> refuseCall(command, "check.busy", now));
    }

    private void offerCheckHelp(CommandMessage command, long now) {
        if (!connection.offerCheckHelp()) {
            refuseCall(command, "check.helpers", now);
        } else if (command.transactionId() > 0) {
            connection.send(0, ControlMessages.emptyResult(command.transactionId()), now);
        }
    }

    private void relay(CommandMessage command, long now) {
        RendezvousEndpoint endpoint = connection.endpoint();
        endpoint.messages().pass(connection, command.arguments(), now).whenComplete((passed, failure) ->
                endpoint.driver().execute(() -> {
                    if (!Boolean.TRUE.equals(passed)) {
                        refuseCall(command, "The message is not passed on.", endpoint.driver().now());
                    } else if (command.transactionId() > 0) {
                        connection.sendLater(ControlMessages.emptyResult(command.transactionId()));
                    }
                }));
    }

    private void refuseCall(CommandMessage command, long now) {
        refuseCall(command, NO_STREAMS, now);
    }

    private void refuseCall(CommandMessage command, String description, long now) {
        String code = "NetConnection.Call.Failed";
        connection.send(0, command.transactionId() > 0
                ? ControlMessages.error(command.transactionId(), code, description)
                : ControlMessages.status("error", code, description), now);
    }
}
