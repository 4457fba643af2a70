package io.github.peerfire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and what is said then. */
class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String line) {
        return Bench.run(new PrintWriter(out, true), new PrintWriter(err, true), line.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "idle --second 5 | Unknown option: '--second'",
        "idle second=5 | Unknown option: '--second=5'",
        "idle nonsense | Unmatched argument at index 1: 'nonsense'",
        "idle --seconds | Missing required parameter for option '--seconds' (X)",
        "idle clients=many | Invalid value for option '--clients': 'many' is not a whole number from 0 on",
        "idle clients=-1 | 'clients=-1'",
        "flood seconds=1e | Invalid value for option '--seconds': '1e' is not a number from 0 on",
        "flood attacks=hello,nosie | 'hello,nosie' is not names of attacks",
        "connects --group 3 | '3' is not 2, 5, 14 or 16",
        "connects --hmac yes | 'yes' is not on or off",
        "connects --target ::1:1935 | '::1:1935' is not of the form HOST:PORT",
        "connects --target 127.0.0.1 | '127.0.0.1' is not of the form HOST:PORT",
        "connects --target 127.0.0.1:70000 | '127.0.0.1:70000' is not of the form HOST:PORT",
        "connects --target host.invalid:1935 | No address is known of 'host.invalid'",
        "send | The option '--port' is missing",
        "flod | 'flod'",
        "--nothing | '--nothing'"})
    void whatIsWrongIsNamedAndTheExitCodeIsTwo(String line, String message) {
        int code = run(line);

        assertThat(err.toString()).contains(line.equals("idle clients=-1") ? "--clients" : message).contains("--help'");
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connects", "idle", "soak"})
    void aPortWithoutAServerIsNamedAtOnce(String command) throws Exception {
        int port;
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }

        assertThat(run(command + " target=127.0.0.1:" + port)).isEqualTo(2);
        assertThat(err.toString()).contains("No RTMFP server answers at 127.0.0.1, port " + port);
    }

    @Test
    void withoutACommandItSaysSo() {
        assertThat(Bench.run(new PrintWriter(out, true), new PrintWriter(err, true))).isEqualTo(2);
        assertThat(err.toString()).contains("A command is missing.");
    }

    @Test
    void whatIsMisspeltIsSuggested() {
        run("flood --second 5");
        assertThat(err.toString()).contains("--seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulk", "ping", "relay", "heap", "handshakes", "connects", "introductions", "lookups",
        "idle", "churn", "flood", "soak", "timing", "rendezvous", "receive", "send", "echo"})
    void eachCommandSaysWhatItTakes(String command) {
        assertThat(run(command + " --help")).isZero();
        Commands.ALL.stream().filter(each -> each.name().equals(command)).findFirst().orElseThrow().settings()
                .forEach(setting -> assertThat(out.toString()).contains("--" + setting.name()));
        assertThat(out.toString()).contains(command);
    }

    @Test
    void allCommandsAreListed() {
        assertThat(run("--help")).isZero();
        assertThat(Commands.ALL).hasSize(18).allSatisfy(
                command -> assertThat(out.toString()).contains("  " + command.name()).contains(command.summary()));
        assertThat(out.toString()).contains("micro");
    }

    @Test
    void optionsMayHaveDashesOrNotAndUsualValuesWhereTheyAreNotGiven() {
        Options options = Commands.options("lookups", "clients=5", "--group", "2", "--app=a=b", "--hmac", "off",
                "count=7");

        assertThat(options.number("clients")).isEqualTo(5);
        assertThat(options.number("group")).isEqualTo(2);
        assertThat(options.text("app")).isEqualTo("a=b");
        assertThat(options.text("hmac")).isEqualTo("off");
        assertThat(options.number("window")).isEqualTo(64);
        assertThat(options.has("warmup")).isFalse();
        assertThat(Commands.options("idle", "ping=.5").time("ping")).isEqualTo(500_000_000);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:1935, 127.0.0.1, 1935", "[::1]:80, 0:0:0:0:0:0:0:1, 80",
            "[fe80::1%1]:9, fe80:0:0:0:0:0:0:1%1, 9"})
    void aTargetIsANameOrAnAddressAndAPort(String text, String host, int port) {
        assertThat(Target.parse(text).getAddress().getHostAddress()).isEqualTo(host);
        assertThat(Target.parse(text).getPort()).isEqualTo(port);
    }
}
