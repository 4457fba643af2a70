package io.github.peerfire.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class StartProblemTest {

    @Test
    void aBusyPortIsNamedWithWhatToDo() {
        Exception busy = new ExecutionException(new BindException("Address already in use"));
        assertThat(StartProblem.of(busy, new InetSocketAddress("0.0.0.0", 1935)).sentence())
                .isEqualTo("The RTMFP rendezvous did not start: UDP port 1935 on 0.0.0.0 is taken by another program, "
                        + "or may not be used by this one; stop that program (it is tried again every 30 seconds), or "
                        + "set the property plugin.rtmfp.port to a free port above 1023.");
    }

    @Test
    void allAddressesAreWrittenShort() {
        assertThat(StartProblem.host(new InetSocketAddress("::", 1935))).isEqualTo("[::]");
        assertThat(StartProblem.host(new InetSocketAddress("0.0.0.0", 1935))).isEqualTo("0.0.0.0");
        assertThat(StartProblem.host(new InetSocketAddress("127.0.0.1", 1935))).isEqualTo("127.0.0.1");
    }

    @Test
    void anAddressOfAnotherMachineIsNamedWithWhatToDo() {
        assertThat(StartProblem.of(
                new ExecutionException(new BindException("Cannot assign")), new InetSocketAddress("203.0.113.9", 1935))
                        .sentence())
                .contains("203.0.113.9 is not an address of this machine").contains("plugin.rtmfp.bindAddress");
        assertThat(StartProblem.of(
                new IllegalArgumentException(), InetSocketAddress.createUnresolved("no.such.host.invalid", 1935))
                        .sentence())
                .contains("no.such.host.invalid is not an address of this machine");
    }

    @Test
    void anythingElseIsShownAsItIs() {
        assertThat(StartProblem.of(
                new IllegalArgumentException("the advertised host is strange"), new InetSocketAddress("0.0.0.0", 1935))
                        .sentence())
                .contains("plugin.rtmfp.").contains("the advertised host is strange");
    }
}
