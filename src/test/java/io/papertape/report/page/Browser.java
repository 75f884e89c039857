package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.util.FileSystemUtils;

/// A real Chromium, without a window. Where there is none, tests that need it are skipped; in CI they fail.
///
/// All tests of a JVM share one, which ends with it.
final class Browser {

    /// Of A4 without its margins.
    private static final int PAPER_WIDTH = 688;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /// Kept, so that its level is: Selenium would warn that it has no bindings for a tool that is not used here.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static @Nullable Browser shared;

    private final Path profile;
    private final ChromeDriver driver;

    /// What is shown as it was loaded.
    private @Nullable Path unchanged;

    private Browser(Path chromium, Path chromedriver) throws IOException {
        SELENIUM.setLevel(Level.SEVERE);
        profile = Files.createTempDirectory("chromium");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .build(),
                options);
        forgetItsOwnPages();
    }

    private void forgetItsOwnPages() {
        driver.get("about:blank");
        requests();
    }

    /// Starts it if it has not been, or skips the test.
    static synchronized Browser shared() throws IOException {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    private static Browser start() throws IOException {
        Path chromium = Tool.named("chromium", "chromium", "chromium-browser", "google-chrome");
        return new Browser(chromium, Tool.named("chromium-driver", "chromedriver"));
    }

    void open(Path page) {
        unchanged = null;
        driver.get(page.toUri().toString());
        awaitScripts();
    }

    /// Chromium may say that it has loaded a page of which it has only read the beginning.
    private void awaitScripts() {
        driver.executeAsyncScript("""
                const done = arguments[0];
                if (document.readyState === 'complete') { done(); } else { addEventListener('load', () => done()); }""");
    }

    /// Opens a page for a test that changes nothing on it: it is not loaded again if the test before has looked at it,
    /// too.
    void lookAt(Path page) {
        if (!page.equals(unchanged)) {
            open(page);
            unchanged = page;
        }
    }

    String title() {
        return driver.getTitle();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /// Chooses an option of a select, as a person does.
    void choose(String select, String option) {
        find(select).findElements(By.tagName("option")).stream()
                .filter(found -> found.getText().equals(option))
                .findFirst()
                .orElseThrow()
                .click();
    }

    /// What is visible of every such element, without blanks around it.
    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(found -> found.getText().strip())
                .toList();
    }

    /// What a script returns, of the type that the caller knows it to be.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T run(String script, Object... arguments) {
        return (T) driver.executeScript(script, arguments);
    }

    /// The result of a function that a file of test scripts defines.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    <T> T check(String function) {
        return run(scripts() + "return " + function + "();");
    }

    /// Nothing of the page is too pale, upon something else or beyond its edge, and no chart is empty.
    void assertLegible() {
        for (String fault : List.of("pale", "overlapping", "beyond", "blankCharts")) {
            assertThat(this.<List<String>>check(fault)).as(fault).isEmpty();
        }
    }

    private static String scripts() {
        return resource("checks.js");
    }

    private static String resource(String name) {
        try (var in = Browser.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What keeps people from using the page, by the rules of axe, each with the first element that it concerns.
    @SuppressWarnings("unchecked")
    List<String> violations() {
        driver.executeScript(resource("/axe.min.js"));
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run().then(
                    found => done(found.violations.map(one => one.id + ': ' + one.nodes[0].html)),
                    failure => done([String(failure)]))""");
    }

    /// The range of a chart's zoom, in percent.
    List<Number> zoom(String chart) {
        return run(
                "const z = echarts.getInstanceByDom(document.getElementById(arguments[0])).getOption().dataZoom[0];"
                        + "return [z.start, z.end];",
                chart);
    }

    /// Sets the size of the window and the theme of the system. Nothing moves by itself.
    void show(int width, int height, String theme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        "",
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", theme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /// Shows pages as they are printed on A4.
    void showPaper() {
        show(PAPER_WIDTH, 970, "light");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /// Makes the window as high as the page, and a picture of it.
    void picture(String name) throws IOException {
        Long height = run("return document.documentElement.scrollHeight");
        Long width = run("return innerWidth");
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /// The page as a PDF.
    byte[] print(String name) throws IOException {
        Map<String, Object> printed =
                driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true));
        byte[] pdf = Base64.getDecoder().decode((String) printed.get("data"));
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".pdf"), pdf);
        return pdf;
    }

    /// Everything on the console since the last time.
    List<String> console() {
        List<String> lines = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            lines.add(entry.getMessage());
        }
        return lines;
    }

    /// Addresses that were asked for since the last time, files and data of the page itself apart.
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
                .toList();
    }

    private void close() {
        driver.quit();
        try {
            FileSystemUtils.deleteRecursively(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
