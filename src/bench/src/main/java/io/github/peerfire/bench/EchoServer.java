package io.github.peerfire.bench;

import io.github.peerfire.rtmfp.EndpointEvent;
import io.github.peerfire.rtmfp.EndpointListener;
import io.github.peerfire.rtmfp.flow.FlowOptions;
import io.github.peerfire.rtmfp.flow.Reliability;
import io.github.peerfire.rtmfp.flow.SendFlow;
import java.util.Scanner;

/** Answers each message with itself. Prints its port, and ends when standard input does. */
final class EchoServer implements EndpointListener {

    private EchoServer() {
    }

    static void serve(Options options) {
        try (Party party = Party.start(options.number("port"), new EchoServer());
                Scanner lines = new Scanner(System.in)) {
            System.out.println(party.port());
            while (lines.hasNextLine()) {
                lines.nextLine();
            }
        }
    }

    @Override
    public void onEvent(EndpointEvent event, long now) {
        if (event instanceof EndpointEvent.FlowOpened opened) {
            opened.flow().attach(opened.session()
                    .openReturnFlow(opened.flow(), Party.METADATA, FlowOptions.DEFAULT, now));
        } else if (event instanceof EndpointEvent.MessageArrived arrived) {
            answer((SendFlow) arrived.flow().attachment(), arrived.message(), now);
        }
    }

    /** Unless the session was closed meanwhile. */
    private static void answer(SendFlow flow, byte[] message, long now) {
        if (flow.isOpen()) {
            flow.write(message, Reliability.FULL, now);
        }
    }
}
