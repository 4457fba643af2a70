package io.github.peerfire.openfire.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.github.peerfire.openfire.operation.endpoint.EndpointSort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The pages in a browser, with operations that have something of everything to show. */
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

    @BeforeEach
    void beginAnew() {
        server.speak(Locale.ENGLISH);
        OPERATIONS.endpoints().comeBack();
        browser.complaints();
    }

    @AfterEach
    void nothingWasComplainedAboutAndNoForeignScriptRan() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.driver().getTitle()).isNotEqualTo("taken");
    }

    @ParameterizedTest
    @CsvSource({"overview, Since the plugin was loaded, Seit das Plugin geladen wurde",
        "endpoints, Connected in all, Insgesamt verbunden",
        "calls, did not reach each other, haben einander nicht erreicht",
        "keys, Make a key, Einen Schlüssel erstellen",
        "settings, Changes take effect at once, Änderungen wirken sofort",
        "connectivity, Test the server, Den Server testen"})
    void everyPageSpeaksTwoLanguages(String page, String english, String german) throws Exception {
        open(page);
        assertThat(browser.text()).contains(english).doesNotContain("page.", "key.create");
        server.speak(Locale.GERMAN);
        open(page);
        assertThat(browser.text()).contains(german).doesNotContain("page.", "key.create");
        assertThat(browser.find(By.id("rtmfp")).getDomAttribute("lang")).isEqualTo("de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "endpoints?rows=25", "calls", "keys", "settings", "connectivity?endpoint=0",
            "key"})
    void everyPageCanBeUsedByKeyboardAndScreenReader(String page) {
        if (page.equals("key")) {
            makeKey("For readers");
        } else {
            open(page);
        }
        List<Rule> violations = new AxeBuilder().include("#rtmfp").analyze(browser.driver()).getViolations();
        assertThat(violations).extracting(rule -> rule.getId() + ": " + rule.getNodes()).isEmpty();
    }

    @Test
    void whatUsersWriteIsShownAsTheyWroteIt() {
        open("endpoints?search=user0%40");
        assertThat(browser.texts("tbody th")).first().asString()
                .contains("user0@example.test/" + SampleEndpoints.HOSTILE);
        open("endpoints?search=" + Parameters.encoded(SampleEndpoints.HOSTILE));
        assertThat(browser.find(By.id("field-search")).getDomProperty("value")).isEqualTo(SampleEndpoints.HOSTILE);
        open("calls");
        assertThat(browser.texts("tbody td")).anyMatch(cell -> cell.contains(SampleEndpoints.HOSTILE));
    }

    @Test
    void whoIsNotKnownIsNotSaidToBeHidden() {
        open("calls");
        assertThat(browser.texts("tr:has(#call-2) td")).contains("hidden");
        assertThat(browser.texts("tr:has(#call-5) td")).anyMatch(cell -> cell.startsWith("no user"));
    }

    @Test
    void aKeyIsMadeAndItsTextShownOnce() {
        open("keys");
        browser.write("label", SampleEndpoints.HOSTILE);
        browser.write("ends", "2030-12-31");
        browser.follow(By.cssSelector("button[value=create]"));
        assertThat(browser.texts(".rtmfp-secret")).hasSize(1).first().asString().matches("[0-9a-f]{24}-[0-9a-f]{12}");
        assertThat(browser.texts("tbody th")).contains(SampleEndpoints.HOSTILE);
        open("keys");
        assertThat(browser.texts(".rtmfp-secret")).isEmpty();
    }

    @Test
    void aKeyIsChangedRotatedAndRemovedWithGoodValuesOnly() {
        makeKey("A");
        browser.write("label", "B");
        browser.write("endpoints", "0");
        sendUnchecked("change");
        assertThat(browser.texts(".rtmfp-error")).containsExactly("This must be a whole number from 1 to 1,000,000.");
        browser.write("endpoints", "7");
        browser.follow(By.cssSelector("button[value=change]"));
        assertThat(browser.texts(".jive-success p")).containsExactly("The key \"B\" was changed.");
        browser.write("overlap", "366");
        sendUnchecked("rotate");
        assertThat(browser.texts(".rtmfp-error")).containsExactly("This must be a whole number from 0 to 365.");
        browser.write("overlap", "0");
        browser.follow(By.cssSelector("button[value=rotate]"));
        assertThat(browser.texts(".rtmfp-secret")).hasSize(1);
        browser.click(By.cssSelector("form[aria-labelledby=remove] summary"));
        browser.follow(By.cssSelector("button[value=remove]"));
        assertThat(browser.texts("tbody th")).doesNotContain("A", "B");
        assertThat(OPERATIONS.keys().acts()).contains("admin change", "admin rotate", "admin remove");
    }

    /** As a browser that checks nothing would. */
    private static void sendUnchecked(String action) {
        browser.driver().executeScript("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        browser.follow(By.cssSelector("button[value=" + action + "]"));
        browser.complaints(); // of the status 400
    }

    @Test
    void aLongListIsPagedAndSortedByKeyboard() {
        open("endpoints");
        assertThat(browser.texts(".rtmfp-pages span")).first().isEqualTo("1 to 50 of 100,000");
        browser.follow(By.id("page-next"), Keys.ENTER);
        assertThat(browser.texts(".rtmfp-pages span")).first().isEqualTo("51 to 100 of 100,000");
        browser.follow(By.id("page-last"));
        assertThat(browser.texts(".rtmfp-pages span")).first().isEqualTo("99,951 to 100,000 of 100,000");
        browser.follow(By.id("sort-round-trip"), Keys.ENTER);
        assertThat(browser.texts("th[aria-sort=ascending]")).first().asString().startsWith("Round trip");
    }

    @Test
    void whatIsHiddenIsNothingToSortBy() {
        OPERATIONS.endpoints().mayBeSortedBy(EnumSet.of(EndpointSort.JID, EndpointSort.SINCE));
        open("endpoints?sort=address");
        assertThat(browser.driver().findElements(By.id("sort-address"))).isEmpty();
        assertThat(browser.texts("thead th")).contains("Addresses");
        assertThat(browser.texts("th[aria-sort=ascending]")).first().asString().startsWith("Since");
        OPERATIONS.endpoints().mayBeSortedBy(EnumSet.allOf(EndpointSort.class));
    }

    @Test
    void anEndpointIsDisconnectedAndOneStaysWhereOneWas() {
        open("endpoints?search=user1&rows=25&offset=25");
        String id = browser.find(By.cssSelector("button[name=disconnect]")).getDomAttribute("value");
        browser.follow(By.id("disconnect-" + id));
        assertThat(browser.texts(".jive-success")).isNotEmpty();
        assertThat(OPERATIONS.endpoints().acts()).contains("admin disconnect " + id);
        assertThat(browser.driver().getCurrentUrl()).contains("search=user1").contains("offset=25");
    }

    @Test
    void livePagesRenewThemselvesAndLeaveFocusAndOpenDetailsAlone() {
        open("calls");
        browser.click(By.cssSelector("#call-2 summary"));
        browser.driver().executeScript("document.getElementById('steps-2').focus()");
        OPERATIONS.introductions().addAnother();
        browser.await("another row", seen -> !seen.driver().findElements(By.id("call-100")).isEmpty());
        assertThat(browser.find(By.cssSelector("#call-2 ol")).isDisplayed()).isTrue();
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("steps-2");
        assertThat(browser.find(By.id("call-100")).getDomAttribute("open")).isNull();
    }

    @Test
    void settingsAreCheckedExplainedAndSaved() {
        open("settings");
        browser.driver().executeScript("document.getElementById('field-port').type = 'text'");
        browser.write("port", "12x4");
        sendUnchecked("save");
        assertThat(browser.texts(".rtmfp-error")).containsExactly("It must be a whole number from 0 to 65535.");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("field-port");
        browser.write("port", "1936");
        browser.write("turnServers", SampleEndpoints.HOSTILE);
        browser.follow(By.id("save"));
        assertThat(browser.texts(".jive-success")).first().asString().contains("starting anew");
        assertThat(browser.find(By.id("field-turnServers")).getDomProperty("value")).isEqualTo(SampleEndpoints.HOSTILE);
        assertThat(OPERATIONS.settings().values()).containsEntry("port", "1936").containsEntry("turnSecret", "sesame");
        assertThat(browser.driver().getPageSource()).doesNotContain("sesame");
        browser.follow(By.cssSelector("button[name=forget]"));
        assertThat(OPERATIONS.settings().values()).doesNotContainKey("turnSecret");
    }

    @Test
    void whereAValueComesFromIsSaid() {
        OPERATIONS.settings().values().put("refusalStyle", "media-server");
        open("settings");
        assertThat(browser.find(By.id("field-bindAddress")).isEnabled()).isFalse();
        assertThat(browser.find(By.id("field-bindAddress")).getDomProperty("value")).isEqualTo("192.0.2.7");
        assertThat(browser.find(By.id("help-bindAddress")).getText()).contains("conf/openfire.xml");
        assertThat(browser.find(By.id("help-refusalStyle")).getText()).startsWith("Changed; the default is:");
        assertThat(browser.find(By.id("help-requireProof")).getText()).doesNotContain("Changed");
        OPERATIONS.settings().values().remove("refusalStyle");
    }

    @Test
    void connectionsAreTriedOutWithAVerdictInWords() {
        open("connectivity");
        browser.follow(By.cssSelector("button[value=server]"));
        assertThat(browser.texts("section")).hasSize(1);
        browser.write("search", "user2@");
        browser.follow(By.cssSelector("button[value=search]"));
        browser.follow(By.cssSelector("button[value=endpoint]"));
        assertThat(browser.texts("section h2")).containsExactly("user2@example.test/phone");
    }

    @Test
    void drainingIsBegunAndEnded() {
        open("overview");
        browser.follow(By.cssSelector("button[value=drain]"));
        assertThat(browser.texts(".jive-success p")).containsExactly("The service opens no more sessions.");
        assertThat(browser.texts("button[value=drain]")).isEmpty();
        browser.follow(By.cssSelector("button[value=undrain]"));
        assertThat(browser.texts(".jive-success p")).containsExactly("The service opens sessions again.");
        assertThat(browser.texts("button[value=drain]")).hasSize(1);
    }

    @Test
    void theSupportBundleIsDownloaded(@TempDir Path folder) {
        open("overview");
        browser.downloadTo(folder);
        browser.click(By.cssSelector("button[value=bundle]"));
        browser.await("the file", seen -> Files.exists(folder.resolve("rtmfp-support.zip")));
        assertThat(folder.resolve("rtmfp-support.zip")).hasContent("a zip file");
        assertThat(browser.driver().getCurrentUrl()).endsWith("overview.jsp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "endpoints", "calls", "keys", "settings", "connectivity?endpoint=0", "key"})
    void aPageFitsIntoANarrowWindow(String page) {
        if (page.equals("key")) {
            makeKey("Our game");
        } else {
            open(page);
        }
        browser.resize(400);
        List<?> overflow = browser.overflow();
        browser.resize(1280);
        assertThat(overflow).as("what is wider than the window").isEmpty();
    }

    @Test
    void aPictureIsTakenForTheGuide() throws Exception {
        open("calls");
        browser.photograph("sample-calls");
    }

    private static void makeKey(String label) {
        open("keys");
        browser.write("label", label);
        browser.follow(By.cssSelector("button[value=create]"));
        browser.follow(By.linkText(label));
    }

    private static void open(String page) {
        browser.open(server.url("/plugins/rtmfp/" + page.replaceFirst("(\\?|$)", ".jsp$1")));
    }
}
