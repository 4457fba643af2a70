package io.github.peerfire.openfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.settings.RtmfpProperties;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsServletTest {

    /** Openfire 5 asks a servlet that plugins register for its name, and does not initialise it. */
    @Test
    void itHasANameBeforeItIsInitialised() {
        MetricsServlet servlet =
                new MetricsServlet(Optional::empty, new RtmfpProperties(name -> null).monitoring());
        assertThat(servlet.getServletName()).isNotBlank();
    }
}
