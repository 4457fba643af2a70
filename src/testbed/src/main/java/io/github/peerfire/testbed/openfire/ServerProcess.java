package io.github.peerfire.testbed.openfire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that {@link OpenfireProcess} starts: a server that is told on standard input what to do until that ends.
 */
final class ServerProcess {
    /** Precedes what was done. */
    static final boolean DONE = true;

    private ServerProcess() {
    }

    /** @param arguments home, libraries, domain, port, then names and values of Openfire's system properties in turn */
    public static void main(String... arguments) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        try (DataOutputStream out = new DataOutputStream(System.out)) {
            System.setOut(System.err);
            serve(settings(arguments), in, out);
        }
        // Threads of other people's plugins may go on for ever.
        System.exit(0);
    }

    private static OpenfireSettings settings(String... arguments) {
        OpenfireSettings settings = OpenfireSettings.standard().withHome(Path.of(arguments[0]))
                .withLibraries(Path.of(arguments[1])).withDomain(arguments[2]).withPort(Integer.parseInt(arguments[3]));
        for (int i = 4; i + 1 < arguments.length; i += 2) {
            settings = settings.withProperty(arguments[i], arguments[i + 1]);
        }
        return settings;
    }

    private static void serve(OpenfireSettings settings, DataInputStream in, DataOutputStream out) throws IOException {
        try (EmbeddedOpenfire server = EmbeddedOpenfire.start(settings)) {
            write(out, DONE, List.of(Integer.toString(server.port())));
            ServerCommands commands = new ServerCommands(server);
            while (true) {
                String command = in.readUTF();
                List<String> arguments = read(in);
                answer(out, commands, command, arguments);
            }
        } catch (EOFException e) {
            // Nobody will say anything more.
            return;
        } catch (OpenfireException e) {
            write(out, !DONE, List.of(e.getMessage()));
        }
    }

    private static void answer(DataOutputStream out, ServerCommands commands, String command, List<String> arguments)
            throws IOException {
        try {
            write(out, DONE, commands.run(command, arguments));
        } catch (RuntimeException e) {
            e.printStackTrace();
            write(out, !DONE, List.of(e.toString()));
        }
    }

    static void write(DataOutputStream out, boolean done, List<String> texts) throws IOException {
        out.writeBoolean(done);
        write(out, texts);
    }

    static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
        out.flush();
    }

    static List<String> read(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
