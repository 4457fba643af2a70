package io.github.peerfire.openfire.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, without a window. Tests that need it are skipped where it is not installed. */
public final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What a window has above the page, at most. */
    private static final int FRAME = 170;
    private static final int MARGIN = 8;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it, or has the test skipped. */
    public static Browser start() {
        Optional<File> chromium = find("chromium");
        Optional<File> chromedriver = find("chromedriver");
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(),
                "Chromium is not here; Debian's packages chromium and chromium-driver have it.");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                "--force-device-scale-factor=1", "--lang=en", "--no-proxy-server");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get()).usingAnyFreePort().build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.driver.manage().window().setSize(new Dimension(1280, 900));
        return browser;
    }

    private static Optional<File> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, program)).filter(File::canExecute).findFirst();
    }

    public ChromeDriver driver() {
        return driver;
    }

    public void open(String url) {
        driver.get(url);
    }

    public WebElement find(By by) {
        return driver.findElement(by);
    }

    public List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    }

    /** All that can be read. */
    public String text() {
        return find(By.tagName("body")).getText();
    }

    /** Empties a field and writes into it. */
    public void write(String field, String text) {
        WebElement input = find(By.id("field-" + field));
        if ("date".equals(input.getDomAttribute("type")) || "number".equals(input.getDomAttribute("type"))) {
            driver.executeScript("arguments[0].value = arguments[1]", input, text);
        } else {
            input.clear();
            input.sendKeys(text);
        }
    }

    public void click(By by) {
        find(by).click();
    }

    /** Has files that are downloaded put into a folder, complete under their names. */
    public void downloadTo(Path folder) {
        driver.executeCdpCommand("Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
    }

    /** Clicks on what leads to another page, and returns when that is there. */
    public void follow(By by) {
        toAnotherPage(() -> find(by).click());
    }

    /** Types into what leads to another page then, and returns when that is there. */
    public void follow(By by, CharSequence keys) {
        toAnotherPage(() -> find(by).sendKeys(keys));
    }

    private void toAnotherPage(Runnable action) {
        driver.executeScript("window.left = true");
        action.run();
        await("another page", here ->
                Boolean.TRUE.equals(driver.executeScript("return !window.left && document.readyState === 'complete'")));
    }

    public void await(String what, Predicate<Browser> condition) {
        new WebDriverWait(driver, PATIENCE).withMessage(what).until(ignored -> condition.test(this));
    }

    /** What scripts, the content security policy or missing files made the browser complain about since last asked. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(LogEntry::getMessage)
                .filter(message -> !message.contains("favicon.ico")).toList();
    }

    /** Makes the window so wide, in pixels. */
    public void resize(int width) {
        driver.manage().window().setSize(new Dimension(width, 900));
    }

    /** What makes the page wider than the window; what can be scrolled by itself does not. */
    public List<?> overflow() {
        return (List<?>) driver.executeScript("""
                const width = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= width) { return []; }
                return [...document.querySelectorAll('#rtmfp *')].filter(each => !each.closest('.rtmfp-wide')
                    && each.getBoundingClientRect().right > width + 1).map(each => each.outerHTML.slice(0, 120));
                """);
    }

    /** Writes what the page looks like, in its whole height, to {@code target/screenshots}. */
    public void photograph(String name) throws IOException {
        photograph(name, "#jive-main, #rtmfp");
    }

    /** As the other, down to the end of certain elements. */
    public void photograph(String name, String lowest) throws IOException {
        Dimension before = driver.manage().window().getSize();
        Number height = (Number) driver.executeScript("return document.documentElement.scrollHeight");
        driver.manage().window().setSize(new Dimension(before.width, Math.max(700, height.intValue() + FRAME)));
        Number end = (Number) driver.executeScript("return Math.ceil(Math.max(...[...document.querySelectorAll("
                + "arguments[0])].map(each => each.getBoundingClientRect().bottom)))", lowest);
        Files.createDirectories(SCREENSHOTS);
        try (OutputStream file = Files.newOutputStream(SCREENSHOTS.resolve(name + ".png"))) {
            Picture.read(driver.getScreenshotAs(OutputType.BYTES)).upTo(end.intValue() + MARGIN).write(file);
        }
        driver.manage().window().setSize(before);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
