package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.RtmfpUri;
import io.github.peerfire.smack.element.Bind;
import io.github.peerfire.smack.element.Ticket;
import io.github.peerfire.smack.element.Visibility;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.Patience;
import io.github.peerfire.testbed.openfire.TestUsers;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jivesoftware.smack.packet.PresenceBuilder;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever remote peers send, the log stays readable: at most ten lines, and none with what they wrote. */
@ExtendWith(OpenfireExtension.class)
class LogFloodIT {
    private static final int PACKETS = 1_000_000;
    private static final String METRICS = "plugin.rtmfp.metrics";
    private static final Pattern RECEIVED =
            Pattern.compile("(?m)^peerfire_datagrams_total\\{direction=\"in\"} ([0-9]+)$");
    private static final int MOST_LINES = 10;
    private static final int LONGEST = 1_400;

    private final EmbeddedOpenfire server;

    LogFloodIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    /** Nobody else is to meet a service that was flooded: there is another server without it. */
    @AfterEach
    void endTheService() {
        server.removePlugin("rtmfp");
        server.deleteProperty(METRICS);
    }

    @Test
    void aFloodOfBadPacketsAndRequestsDoesNotFillTheLog(TestUsers users) throws Exception {
        try (Device desk = Device.signIn(server, users.create("alice"), "desk")) {
            Ticket ticket = desk.requestTicket();
            server.setProperty(METRICS, "true");
            assertThat(Patience.upTo(Duration.ofSeconds(60)).until(() -> received() >= 0)).isTrue();
            long before = linesOfOurs();
            long heard = received();
            long begun = System.nanoTime();
            flood(RtmfpUri.parse(ticket.uris().get(0)).port());
            for (int i = 0; i < 300; i++) {
                desk.send(PresenceBuilder.buildPresence().setStatus("bad\r\nline " + i)
                        .addExtension(StandardExtensionElement.builder("endpoint", "urn:xmpp:rtmfp:0").setText("x")
                                .build())
                        .build());
                desk.manager().bind(new Bind(desk.service(), "%064x".formatted(i), Optional.empty(), Set.of(),
                        Visibility.CONTACTS));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(desk.connect(ticket, Device.withProof("unknown-ticket-unknown\r\n" + i, "x")))
                        .failsWithin(60, SECONDS);
            }
            assertThat(received() - heard).as("what the kernel let through").isGreaterThan(PACKETS / 10);
            System.out.printf("Of %d bad packets %d arrived in %.1f s: %d lines in the log%n", PACKETS,
                    received() - heard, (System.nanoTime() - begun) / 1e9, linesOfOurs() - before);
            assertThat(linesOfOurs() - before).isLessThanOrEqualTo(MOST_LINES);
            assertThat(Files.readString(server.log())).doesNotContain("\nline ", "unknown-ticket", ticket.id());
        }
    }

    /** Some look like packets of sessions, some like packets that open one, most like nothing. */
    private static void flood(int port) throws Exception {
        Random random = new Random(6);
        ByteBuffer packet = ByteBuffer.allocate(LONGEST);
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            for (int i = 0; i < PACKETS; i++) {
                random.nextBytes(packet.array());
                packet.position(0).limit(1 + random.nextInt(i % 10 == 0 ? LONGEST : 64));
                channel.write(packet);
            }
        } catch (PortUnreachableException e) {
            throw new AssertionError("the rendezvous is gone", e);
        }
    }

    /** How many datagrams the rendezvous has received; negative if it does not say. */
    private long received() {
        try {
            Matcher figure = RECEIVED.matcher(RawRequest.get(server, "/plugins/rtmfp/metrics"));
            return figure.find() ? Long.parseLong(figure.group(1)) : -1;
        } catch (Exception e) {
            return -1;
        }
    }

    private long linesOfOurs() throws Exception {
        try (var lines = Files.lines(server.log())) {
            return lines.filter(line -> line.contains("peerfire")).count();
        }
    }
}
