package io.github.peerfire.openfire.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.peerfire.flash.NetConnection;
import io.github.peerfire.openfire.web.Browser;
import io.github.peerfire.testbed.openfire.EmbeddedOpenfire;
import io.github.peerfire.testbed.openfire.OpenfireExtension;
import io.github.peerfire.testbed.openfire.TestUser;
import io.github.peerfire.testbed.openfire.TestUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** The pages of the plugin that is installed, in the console's frame, with endpoints that are connected. */
@ExtendWith(OpenfireExtension.class)
class ConsoleBrowserIT {

    private static final String HOSTILE = "<script>document.title='taken'</script>\"'>";

    private static Browser browser;

    private final EmbeddedOpenfire server;

    ConsoleBrowserIT(EmbeddedOpenfire server) {
        this.server = server;
    }

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        server.deleteUser("admin");
        server.createUser("admin", "secret"); // who is an administrator unless others are named
        server.setLanguage("en");
        browser.driver().manage().deleteAllCookies();
        open("overview");
        browser.find(By.name("username")).sendKeys("admin");
        browser.find(By.name("password")).sendKeys("secret");
        browser.follow(By.tagName("button"));
        browser.complaints();
    }

    @AfterEach
    void nothingWasComplainedAboutAndNoForeignScriptRan() {
        // Of those that the frame has, as Openfire's own has; the policy does not let them do what they would.
        assertThat(browser.complaints()).filteredOn(message -> !message.contains("Executing inline event handler"))
                .isEmpty();
        assertThat(browser.driver().getTitle()).doesNotContain("taken");
        server.setLanguage("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "endpoints", "calls", "keys", "settings", "connectivity"})
    void everyPageHasItsPlaceInTheMenuInTwoLanguages(String page, TestUsers users) throws Exception {
        try (Device desk = Device.signIn(server, users.create("alice"), "desk")) {
            desk.goOnline();
            open(page);
            String english = browser.find(By.cssSelector("#jive-sidebar .currentlink")).getText();
            assertThat(browser.text()).doesNotContain("page.").doesNotContain("???");
            hideMachine();
            browser.photograph(page, page.equals("settings") ? "#group-3" : "#jive-main, #rtmfp");
            server.setLanguage("de");
            open(page);
            assertThat(browser.find(By.cssSelector("#jive-sidebar .currentlink")).getText()).isNotEqualTo(english);
            assertThat(browser.find(By.id("rtmfp")).getDomAttribute("lang")).isEqualTo("de");
        }
    }

    /** The guide has these pictures. */
    private static void hideMachine() {
        browser.driver().executeScript("document.querySelectorAll('.rtmfp-facts dd').forEach(dd =>"
                        + " dd.textContent = dd.textContent.replace(arguments[0], arguments[1]))",
                System.getProperty("java.vm.version") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version"), "17.0.15, " + System.getProperty("os.name"));
    }

    @Test
    void aKeyHasAPageOfItsOwnBelowThatOfAll() throws Exception {
        open("keys");
        browser.write("label", "Our game");
        browser.follow(By.cssSelector("button[value=create]"));
        browser.follow(By.linkText("Our game"));
        assertThat(browser.texts("#jive-sidebar .currentlink")).containsExactly("Developer keys");
        browser.photograph("key");
        browser.click(By.cssSelector("form[aria-labelledby=remove] summary"));
        browser.follow(By.cssSelector("button[value=remove]"));
    }

    @Test
    void whoIsConnectedIsShownAndCanBeDisconnected(TestUsers users) throws Exception {
        TestUser user = users.create("alice");
        try (Device desk = Device.signIn(server, user, HOSTILE)) {
            NetConnection connection = desk.goOnline();
            open("endpoints");
            String address = user.name() + "@" + server.domain() + "/" + HOSTILE;
            browser.await("the endpoint", page -> page.text().contains(address));
            String id = browser.find(By.cssSelector("button[name=disconnect]")).getDomAttribute("value");
            browser.follow(By.id("test-" + id));
            browser.follow(By.cssSelector("button[value=endpoint]"));
            assertThat(browser.texts("section h2")).first().asString().contains(HOSTILE);
            open("endpoints");
            browser.follow(By.id("disconnect-" + id));
            assertThat(browser.texts(".jive-success")).hasSize(1);
            browser.await("the end of the connection", page -> !connection.isConnected());
        }
    }

    @Test
    void aKeyThatIsMadeThereLetsClientsInUntilItIsRevokedThere(TestUsers users) throws Exception {
        open("keys");
        browser.write("label", HOSTILE);
        browser.follow(By.cssSelector("button[value=create]"));
        String key = browser.texts(".rtmfp-secret").get(0);
        try (Device desk = Device.signIn(server, users.create("alice"), "desk")) {
            NetConnection player = desk.connect(key).get(20, SECONDS);
            browser.follow(By.linkText(HOSTILE));
            browser.click(By.cssSelector("form[aria-labelledby=revoke] summary"));
            browser.follow(By.cssSelector("button[value=revoke]"));
            browser.await("the end of the connection", page -> !player.isConnected());
        }
    }

    @Test
    void aSettingThatIsChangedThereIsASystemPropertyAtOnce() {
        open("settings");
        browser.write("linger", "120");
        browser.follow(By.id("save"));
        assertThat(browser.texts(".jive-success")).hasSize(1);
        assertThat(server.property("plugin.rtmfp.linger")).contains("120");
        browser.write("linger", "");
        browser.follow(By.id("save"));
        assertThat(server.property("plugin.rtmfp.linger")).isEmpty();
    }

    private void open(String page) {
        browser.open(server.consoleUrl() + "/plugins/rtmfp/" + page + ".jsp");
    }
}
