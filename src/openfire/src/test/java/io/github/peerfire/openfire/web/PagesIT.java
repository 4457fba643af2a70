package io.github.peerfire.openfire.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The pages in a browser, with operations that know everything. */
class PagesIT {

    private static final SampleOperations OPERATIONS = new SampleOperations();

    private static Browser browser;
    private static PageServer server;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        server = new PageServer(() -> Optional.of(OPERATIONS));
        browser.open(server.url("/sign-in?user=admin"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
            browser.close();
        }
    }

    @Test
    void aKeyIsMadeAndItsTextShownOnce() throws Exception {
        browser.open(server.url("/plugins/rtmfp/keys.jsp"));
        browser.write("label", "<script>alert(1)</script>");
        browser.write("ends", "2030-12-31");
        browser.click(By.cssSelector("button[value=create]"));
        assertThat(browser.texts(".rtmfp-secret")).hasSize(1).first().asString().matches("[0-9a-f]{24}-[0-9a-f]{12}");
        assertThat(browser.texts("tbody th")).contains("<script>alert(1)</script>");
        browser.photograph("keys-test");
        browser.open(server.url("/plugins/rtmfp/keys.jsp"));
        assertThat(browser.texts(".rtmfp-secret")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }
}
