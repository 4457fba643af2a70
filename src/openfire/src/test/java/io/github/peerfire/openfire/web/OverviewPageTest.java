package io.github.peerfire.openfire.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.openfire.operation.Administrator;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewPageTest {

    @Test
    void whoHasNoAccountIsNamedInTheConsolesLanguage() {
        Visit visit = new Visit(new Administrator("admin"), new SampleOperations(), new Parameters(Map.of()),
                new Wording(Locale.GERMAN, ZoneOffset.UTC));
        assertThat(new OverviewPage().show(visit).acts()).extracting(OverviewPage.Act::actor)
                .containsExactly("admin", "einmaliges Zugangstoken", "nicht bekannt");
    }
}
