package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command line is said in a sentence, and nothing else happens. */
class UsageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''|A command is missing.",
        "konnect|Unmatched argument at index 0: 'konnect'",
        "connect|Missing required parameter: 'URI'",
        "connect http://host/|Invalid value for positional parameter at index 0 (URI): 'http://host/': "
                + "An RTMFP URI begins with rtmfp:, not http:",
        "connect example.net/key|Invalid value for positional parameter at index 0 (URI): 'example.net/key': "
                + "An RTMFP URI begins with rtmfp:",
        "connect --timout 3 rtmfp://h/|Unknown option: '--timout'",
        "play --json --otput x.flv rtmfp://h/ s|Unknown option: '--otput'",
        "connect rtmfp://host:0/|Invalid value for positional parameter at index 0 (URI): 'rtmfp://host:0/': "
                + "A port is between 1 and 65535, not 0",
        "connect rtmfp://h/ -t 0|Invalid value for option '--timeout': '0' is no number of seconds above 0",
        "connect rtmfp://h/ -t x|Invalid value for option '--timeout': 'x' is no number of seconds above 0",
        "connect rtmfp://h/ -a N:x|Invalid value for option '--argument' (VALUE): 'N:x' is no number",
        "connect rtmfp://h/ B:2|'B:2' is neither B:1 nor B:0",
        "connect rtmfp://h/ --bind localhost|Invalid value for option '--bind' (ADDRESS[:PORT]): 'localhost' is no "
                + "address; write 192.0.2.1, 192.0.2.1:5000 or [2001:db8::1]:5000",
        "connect rtmfp://h/ --call --json|--call needs the name of a command.",
        "publish rtmfp://h/ film|Missing required parameter: 'FILE'",
        "publish rtmfp://h/ film f --subscribers x|Invalid value for option '--subscribers': 'x' is not an int",
        "play rtmfp://h/|Missing required parameter: 'STREAM'",
        "play rtmfp://h/ s -S 1T|Invalid value for option '--max-size': '1T' is no number of bytes; write 500000, "
                + "500k or 2G",
        "peer rtmfp://h/ 12 s|Invalid value for positional parameter at index 1 (PEERID): '12' is no peer ID, which "
                + "has 64 hexadecimal digits",
        "decode|Missing required parameter: 'CAPTURE'",
        "rendezvous --relay-ports 20000|Invalid value for option '--relay-ports': '20000' are no ports; "
                + "write 20000-20999",
        "rendezvous --relay-ports 20-30|Invalid value for option '--relay-ports': '20-30': the relay "
                + "needs two ports at least, from 1024 to 65535",
        "rendezvous --port x|Invalid value for option '--port': 'x' is not an int",
        "decode x -n many|Invalid value for option '--limit': 'many' is not a long",
    })
    void aWrongCommandLineIsExplained(String line, String message) {
        CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst()).hasValue("peerfire: " + message);
        assertThat(run.err()).endsWith(" --help'.\n");
    }

    @Test
    void theVersionIsShown() {
        CommandRun run = CommandRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("peerfire ");
    }

    @Test
    void valuesAreReadAsRtmpdumpReadsThem() {
        assertThat(ConnectValue.parse("text").value()).isEqualTo("text");
        assertThat(ConnectValue.parse("S:N:1").value()).isEqualTo("N:1");
        assertThat(ConnectValue.parse("N:1.5").value()).isEqualTo(1.5);
        assertThat(ConnectValue.parse("B:1").value()).isEqualTo(true);
        assertThat(ConnectValue.parse("B:false").value()).isEqualTo(false);
        assertThat(ConnectValue.parse("Z:").value()).isNull();
        assertThat(ConnectValue.parse("x:y").value()).isEqualTo("x:y");
        assertThat(ConnectValue.parse("").value()).isEqualTo("");
    }
}
