package io.github.peerfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

    @Test
    void nothingIsLoggedUnlessTheUserAsksForIt() {
        assertThat(LoggerFactory.getLogger("io.github.peerfire.netty").isErrorEnabled()).isFalse();
    }
}
