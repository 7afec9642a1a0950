using System.Collections.ObjectModel;
using Deque.AxeCore.Commons;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace Tokens.Tests.Integration.Cli;

/// <summary>Debian's Chromium, headless, started at its first use. It connects to nothing by itself.</summary>
public sealed class Chromium : IDisposable
{
    private const string Browser = "/usr/bin/chromium";

    private const string Driver = "/usr/bin/chromedriver";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string Pictures = Path.Combine(TestRun.RepoRoot, "artifacts", "pages");

    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("tokens-chromium-");
    private readonly Lazy<ChromeDriver> driver;

    public Chromium() => driver = new Lazy<ChromeDriver>(Start);

    /// <summary>Why tests are skipped; null if they are not.</summary>
    public static string? Missing { get; } =
        File.Exists(Browser) && File.Exists(Driver)
            ? null
            : $"{Browser} or {Driver} is missing: apt-get install chromium chromium-driver";

    /// <summary>What the console shows, without what JavaScript logs as information.</summary>
    public IReadOnlyList<string> Complaints() =>
        [
            .. driver
                .Value.Manage()
                .Logs.GetLog(LogType.Browser)
                .Where(entry => entry.Level >= LogLevel.Warning)
                .Select(entry => entry.Message),
        ];

    public string PathAndQuery => new Uri(driver.Value.Url).PathAndQuery;

    public void Open(Uri address) => driver.Value.Navigate().GoToUrl(address);

    public IWebElement One(string selector) => driver.Value.FindElement(By.CssSelector(selector));

    public ReadOnlyCollection<IWebElement> All(string selector) => driver.Value.FindElements(By.CssSelector(selector));

    public IWebElement Focused() => driver.Value.SwitchTo().ActiveElement();

    public T Ask<T>(string script) => (T)driver.Value.ExecuteScript(script)!;

    public void Press(string keys) => new OpenQA.Selenium.Interactions.Actions(driver.Value).SendKeys(keys).Perform();

    /// <summary>The window's width, and which of the two colour schemes the operator prefers.</summary>
    public void Show(int width, string scheme)
    {
        Command(
            "Emulation.setDeviceMetricsOverride",
            new()
            {
                ["width"] = width,
                ["height"] = 900,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );
        Command("Emulation.setScrollbarsHidden", new() { ["hidden"] = true });
        Dictionary<string, object>[] features =
        [
            new() { ["name"] = "prefers-color-scheme", ["value"] = scheme },
            new() { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" },
        ];
        Command("Emulation.setEmulatedMedia", new() { ["features"] = features });
    }

    /// <summary>The whole page, kept as artifacts/pages/{name}.png.</summary>
    public void TakePicture(string name)
    {
        var picture = Command(
            "Page.captureScreenshot",
            new()
            {
                ["format"] = "png",
                ["captureBeyondViewport"] = true,
                ["clip"] = WholePage(),
            }
        );
        Directory.CreateDirectory(Pictures);
        File.WriteAllBytes(Path.Combine(Pictures, $"{name}.png"), Convert.FromBase64String((string)picture["data"]!));
    }

    /// <summary>What axe finds serious or critical, by the rules of WCAG 2.2 AA and good practice.</summary>
    public IReadOnlyList<string> AccessibilityProblems()
    {
        driver.Value.ExecuteScript(Axe);
        var found = driver.Value.ExecuteAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const rules = { "target-size": { enabled: true } };
            axe.run({ resultTypes: ["violations"], rules }).then(
              ({ violations }) => done(violations
                .filter(({ impact }) => impact === "serious" || impact === "critical")
                .map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("; ")}`)),
              (failure) => done([String(failure)]));
            """
        );
        return [.. ((IEnumerable<object>)found!).Cast<string>()];
    }

    public void Dispose()
    {
        if (driver.IsValueCreated)
        {
            driver.Value.Quit();
        }

        profile.Delete(recursive: true);
    }

    private Dictionary<string, object?> WholePage() =>
        new()
        {
            ["x"] = 0,
            ["y"] = 0,
            ["width"] = Ask<long>("return document.documentElement.clientWidth"),
            ["height"] = Ask<long>("return document.documentElement.scrollHeight"),
            ["scale"] = 1,
        };

    private Dictionary<string, object?> Command(string name, Dictionary<string, object?> parameters) =>
        (Dictionary<string, object?>?)driver.Value.ExecuteCdpCommand(name, parameters) ?? [];

    private ChromeDriver Start()
    {
        // Selenium's own search for browsers, which reports its use, is not needed: both paths are given.
        Environment.SetEnvironmentVariable("SE_AVOID_STATS", "true");
        Environment.SetEnvironmentVariable("SE_OFFLINE", "true");
        var options = new ChromeOptions { BinaryLocation = Browser };
        options.AddArguments(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            $"--user-data-dir={profile.FullName}"
        );
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver), Path.GetFileName(Driver));
        service.SuppressInitialDiagnosticInformation = true;
        return new ChromeDriver(service, options);
    }
}
