package io.github.peerfire.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A rendezvous in another process, to aim at. */
record TargetServer(ChildProcess process, int port) implements AutoCloseable {

    /** Starts one, with more arguments than its command. */
    static TargetServer start(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("rendezvous"));
        arguments.addAll(Arrays.asList(more));
        ChildProcess process = ChildProcess.start(arguments.toArray(String[]::new));
        return new TargetServer(process, Integer.parseInt(process.readLine()));
    }

    /** What a command is told that aims at it, in the group that costs least unless arguments name one. */
    Options options(String command, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--target", "127.0.0.1:" + port, "--server-pid=" + process.pid()));
        arguments.addAll(Arrays.asList(more));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("group="))) {
            arguments.add("group=2");
        }
        return Commands.options(command, arguments.toArray(String[]::new));
    }

    @Override
    public void close() {
        process.close();
    }
}
