package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium of this machine. What a page complains of, and whom else it asks, is kept: both lists stay empty on pages of ours. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    private Browser(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Where there is no Chromium its scenarios are skipped; under MSS_REQUIRE_ALL that is a failure. */
    static Browser start() {
        var program = program();
        if ("1".equals(System.getenv("MSS_REQUIRE_ALL"))) {
            assertThat(program).as("Chromium is installed").isPresent();
        }
        assumeThat(program).as("Chromium is installed").isPresent();
        return new Browser(program.orElseThrow());
    }

    private static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page in a browser window of its own, that shares no cookies with others; as wide as a phone, or as a desk's screen. */
    Page open(String address, int width, int height) {
        BrowserContext context = chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
        var page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!"localhost".equals(URI.create(request.url()).getHost())) {
                strangers.add(request.url());
            }
        });
        page.navigate(address);
        return page;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** What there was since the last call. */
    List<String> complaints() {
        return drained(complaints);
    }

    List<String> strangers() {
        return drained(strangers);
    }

    private static List<String> drained(List<String> list) {
        var all = List.copyOf(list);
        list.clear();
        return all;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
