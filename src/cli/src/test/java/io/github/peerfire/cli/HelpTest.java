package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What --help says. */
class HelpTest {

    private static final List<String> COMMANDS = List.of("connect", "publish", "play", "peer", "check", "decode",
            "rendezvous");

    @Test
    void theProgramNamesItsCommandsAndExitCodes() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: peerfire [-hV] COMMAND\n");
        COMMANDS.forEach(command -> assertThat(run.out()).containsPattern("(?m)^  " + command + " +[A-Z].*[.,]$"));
        assertThat(run.out()).containsPattern("(?m)^  0 +All was done\\.$")
                .containsPattern("(?m)^  1 ").containsPattern("(?m)^  2 ").containsPattern("(?m)^  3 ")
                .containsPattern("(?m)^  4 ").containsPattern("(?m)^  5 ").containsPattern("(?m)^  6 ")
                .containsPattern("(?m)^  130 ");
        assertThat(CommandRun.of("help").out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "publish", "play", "peer", "check", "decode", "rendezvous"})
    void everyCommandExplainsItself(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: peerfire " + command + " [-")
                .contains("\nExit codes:\n").contains("\nExamples:\n")
                .contains("  peerfire " + command + " ")
                .contains("--json").contains("-q, --quiet").contains("-v, --verbose").contains("-h, --help");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100 || line.startsWith("  peerfire"));
        assertThat(CommandRun.of("help", command).out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "publish", "play", "peer", "check"})
    void everyCommandThatConnectsSaysHow(String command) {
        assertThat(CommandRun.of(command, "--help").out())
                .contains("rtmfp://host[:port][/path]").contains("-a, --argument=VALUE")
                .contains("-s, --set=NAME=VALUE")
                .contains("-t, --timeout=SECONDS").contains("30 unless given").contains("--bind=")
                .contains("--turn=").contains("PEERFIRE_TURN_PASSWORD").contains("--log-keys=FILE");
    }

    @Test
    void noOptionIsWithoutDescription() {
        Environment environment = new Environment(System.in, System.out, System.err, false, new Interruption());
        Peerfire.commandLine(environment).getSubcommands().values().forEach(command ->
                command.getCommandSpec().args().forEach(argument ->
                        assertThat(String.join("", argument.description()))
                                .as("%s %s", command.getCommandName(), argument.paramLabel()).endsWith(".")));
    }
}
