package io.github.peerfire.testbed.openfire;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends what the server's threads print on standard output while it starts to a file, and nothing of other threads. */
final class ServerConsole implements AutoCloseable {
    private final PrintStream before;
    private final OutputStream file;

    private ServerConsole(PrintStream before, OutputStream file) {
        this.before = before;
        this.file = file;
    }

    static ServerConsole divert(ClassLoader server, Path to) throws IOException {
        ServerConsole console = new ServerConsole(System.out, Files.newOutputStream(to));
        System.setOut(new PrintStream(new Switch(server, console), true, StandardCharsets.UTF_8));
        return console;
    }

    @Override
    public void close() throws IOException {
        System.setOut(before);
        file.close();
    }

    private static final class Switch extends FilterOutputStream {
        private final ClassLoader server;
        private final ServerConsole console;

        Switch(ClassLoader server, ServerConsole console) {
            super(console.before);
            this.server = server;
            this.console = console;
        }

        @Override
        public void write(int b) throws IOException {
            target().write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target().write(bytes, offset, length);
        }

        private OutputStream target() {
            return ServerThreads.belongs(Thread.currentThread(), server) ? console.file : console.before;
        }
    }
}
