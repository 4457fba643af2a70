package io.github.peerfire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Takes the name of a command of the server and its arguments, up to the next option. */
final class CallParser implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        List<RemoteCall> calls = option.getValue();
        if (words.isEmpty() || isOption(words.peek())) {
            throw new ParameterException(command.commandLine(), "--call needs the name of a command.");
        }
        String name = words.pop();
        List<Object> arguments = new ArrayList<>();
        while (!words.isEmpty() && !isOption(words.peek())) {
            arguments.add(ConnectValue.parse(words.pop()).value());
        }
        calls.add(new RemoteCall(name, arguments));
    }

    private static boolean isOption(String word) {
        return word.startsWith("--") || word.matches("-[a-zA-Z]");
    }
}
