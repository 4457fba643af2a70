package io.github.peerfire.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * One subcommand. Its options are given as {@code --name value}, {@code --name=value} or {@code name=value}.
 *
 * @param name what it is called by
 * @param summary what it does, for people
 * @param settings its options
 * @param program does it
 */
record Command(String name, String summary, List<Setting> settings, Program program) {

    /** What a subcommand does. */
    @FunctionalInterface
    interface Program {

        void run(Options options) throws Exception;
    }

    private static final String DASHES = "--";

    /**
     * Its options; those that are not given have their usual values.
     *
     * @throws CommandLine.ParameterException if there is one that it does not know, or a value that may not be
     */
    Options options(String... arguments) {
        return options(new CommandLine(spec()).parseArgs(dashed(List.of(arguments)).toArray(String[]::new)));
    }

    static Options options(ParseResult parsed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (option.getValue() instanceof String value) {
                values.put(option.longestName().substring(DASHES.length()), value);
            }
        }
        return new Options(values);
    }

    CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(summary).sortOptions(false);
        settings.forEach(setting -> spec.addOption(setting.spec()));
        return spec.addOption(OptionSpec.builder("--help", "-h").usageHelp(true).description("says this").build());
    }

    /** Gives those that have none their dashes. */
    static List<String> dashed(List<String> arguments) {
        List<String> dashed = new ArrayList<>();
        boolean valueOfLast = false;
        for (String argument : arguments) {
            boolean isOption = argument.startsWith("-");
            dashed.add(!isOption && !valueOfLast && argument.indexOf('=') > 0 ? DASHES + argument : argument);
            valueOfLast = isOption && argument.indexOf('=') < 0;
        }
        return dashed;
    }
}
