package io.github.peerfire.cli;

import io.github.peerfire.cli.decode.DecodeCounts;
import io.github.peerfire.cli.decode.DecodedPacket;
import io.github.peerfire.cli.decode.PacketDecoder;
import io.github.peerfire.cli.output.Event;
import io.github.peerfire.cli.output.Printer;
import io.github.peerfire.flash.capture.CaptureException;
import io.github.peerfire.flash.capture.CaptureReader;
import io.github.peerfire.flash.capture.CapturedDatagram;
import io.github.peerfire.flash.crypto.ObservedPacket.Outcome;
import io.github.peerfire.flash.crypto.SessionSecret;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code peerfire decode}. */
@Command(name = "decode", sortOptions = false, header = "Shows the packets of a capture in readable form.",
        description = {"%nPacket headers, chunks, and behind \"=\" the RTMP messages that they complete. Reads pcap "
                + "and pcapng, of Ethernet, Linux's \"any\", loopback and raw IP.%n",
            "The startup of sessions opens without keys. For the rest, --keys names a file with a line%n%n"
                + "  session skic=HEX skrc=HEX dh_secret=HEX%n%nfor each session: both keying components, and the "
                + "Diffie-Hellman secret. --log-keys of the other commands writes such files."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:All was read.",
            "3:The capture or the keys cannot be read, are damaged, or do not belong together. What could be read was "
                + "shown."},
        footer = {"%nExamples:",
            "  tcpdump -i any -w call.pcap udp port 1935",
            "  peerfire decode call.pcap --keys call.keys",
            "  peerfire decode --messages --json call.pcap -k call.keys | jq 'select(.messages != [])'"})
final class DecodeCommand extends OutputCommand {

    @Parameters(index = "0", paramLabel = "CAPTURE", description = "The file; - is standard input.")
    private String capture;

    @Option(names = {"-k", "--keys"}, paramLabel = "FILE", description = "The secrets of its sessions.")
    private Path keys;

    @Option(names = {"-m", "--messages"}, description = "Show only packets that complete messages, and no chunks.")
    private boolean messagesOnly;

    @Option(names = {"-n", "--limit"}, paramLabel = "NUMBER",
            description = "Stop after so many datagrams.")
    private long limit = Long.MAX_VALUE;

    DecodeCommand(Environment environment) {
        super(environment);
    }

    @Override
    void run() throws CommandFailure {
        Printer printer = printer();
        List<SessionSecret> secrets = keys == null ? List.of() : secrets();
        PacketDecoder decoder = new PacketDecoder(secrets);
        try (InputStream in = capture.equals("-") ? environment().in() : Inputs.open(Path.of(capture))) {
            decode(open(in), decoder, printer);
        } catch (CaptureException e) {
            printer.event(summary(decoder.counts()));
            throw unreadable(e);
        } catch (IOException e) {
            throw Inputs.failure("read", capture, e);
        }
        DecodeCounts counts = decoder.counts();
        printer.event(summary(counts));
        if (!secrets.isEmpty() && counts.sessions() == 0 && counts.packets(Outcome.SEALED) > 0) {
            throw new CommandFailure(ExitCode.FILE, keys + ": None of its " + secrets.size()
                    + " secrets belongs to a session whose startup is in " + capture + ".");
        }
    }

    private CaptureReader open(InputStream in) throws IOException, CommandFailure {
        try {
            return CaptureReader.open(new BufferedInputStream(in));
        } catch (CaptureException e) {
            throw unreadable(e);
        }
    }

    private CommandFailure unreadable(CaptureException fault) {
        return new CommandFailure(ExitCode.FILE, capture + ": " + fault.getMessage());
    }

    private List<SessionSecret> secrets() throws CommandFailure {
        try {
            List<SessionSecret> secrets = SessionSecret.parse(Files.readString(keys));
            if (secrets.isEmpty()) {
                throw new CommandFailure(ExitCode.FILE, keys + " holds no keys: no line begins with \"session \".");
            }
            return secrets;
        } catch (MalformedInputException e) {
            throw new CommandFailure(ExitCode.FILE, keys + " holds no keys: it is no text.");
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.FILE, keys + ", " + e.getMessage() + ".");
        } catch (IOException e) {
            throw Inputs.failure("read", keys.toString(), e);
        }
    }

    private void decode(CaptureReader packets, PacketDecoder decoder, Printer printer)
            throws IOException, CaptureException {
        CapturedDatagram datagram = packets.next();
        while (datagram != null && decoder.counts().packets() < limit && !environment().interruption().isRequested()) {
            DecodedPacket packet = decoder.decode(datagram);
            if (!messagesOnly || packet.hasMessages()) {
                printer.event(packet.toEvent(!messagesOnly));
            }
            datagram = packets.next();
        }
    }

    private static Event summary(DecodeCounts counts) {
        Event event = Event.of("summary", counts.packets() + " packets"
                + (counts.packets() == 0 ? "" : ": " + counts.text()) + "; " + counts.sessions()
                + " sessions opened, " + counts.messages() + " messages.").with("packets", counts.packets());
        for (Outcome outcome : Outcome.values()) {
            event = event.with(outcome.name().toLowerCase(Locale.ROOT), counts.packets(outcome));
        }
        return event.with("sessions", counts.sessions()).with("messages", counts.messages());
    }
}
