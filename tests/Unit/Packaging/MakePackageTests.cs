using System.IO.Compression;
using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;
using Tokens.Packaging;
using Tokens.Tests.Templates;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>What eng/package makes, and what it refuses to make, with builds that say what they are told to say.</summary>
public sealed class MakePackageTests : IDisposable
{
    private const string NoAotPacks =
        "Functions.csproj : error NU1101: Unable to find package Microsoft.DotNet.ILCompiler. No packages exist with this id in source(s): fake";

    private const string NoAwsPackages = """
        Functions.csproj : error NU1101: Unable to find package Amazon.Lambda.Core. No packages exist with this id in source(s): fake
        Adapters.csproj : error NU1603: Warning As Error: Tokens.Adapters depends on AWSSDK.SimpleSystemsManagement (>= 4.0.6.6) but AWSSDK.SimpleSystemsManagement 4.0.6.6 was not found. AWSSDK.SimpleSystemsManagement 4.0.104.6 was resolved instead.
        """;

    private const string IlWarning =
        "/src/Functions/Startup.cs(12): Trim analysis warning IL2026: Tokens.Functions.Startup: Using member 'Serialize<T>(T)' can break functionality when trimming.";

    private const string SumOfSerializer =
        "/packages/Amazon.Lambda.Serialization.SystemTextJson.dll : warning IL3053: Assembly 'Amazon.Lambda.Serialization.SystemTextJson' produced AOT analysis warnings. [/src/Functions/Functions.csproj]";

    private const string SumOfAnother =
        "/packages/Amazon.Lambda.Core.dll : warning IL3053: Assembly 'Amazon.Lambda.Core' produced AOT analysis warnings. [/src/Functions/Functions.csproj]";

    private readonly string root = Directory.CreateTempSubdirectory("tokens-package-test-").FullName;
    private readonly FakeBuilds builds = new();

    public MakePackageTests() =>
        File.WriteAllText(Path.Combine(root, "serverless.template"), TemplateFile.In(Repository.Root).Text);

    [SkippableFact]
    public async Task Where_its_packs_restore_it_is_native()
    {
        var package = await MakeAsync();

        package.Published.Should().BeEquivalentTo(new { Kind = PackageKind.NativeAot, WhyNotAot = (string?)null });
        builds.Runs.Should().OnlyContain(run => run.Contains("-p:Aot=true") && run.Contains("-p:AwsPackages=nuget"));
    }

    [SkippableFact]
    public async Task Where_they_do_not_it_is_one_file_and_says_why()
    {
        builds.Restore = run => run.Contains("-p:Aot=true") ? new(1, NoAotPacks) : new(0, "");

        var package = await MakeAsync();

        package.Published.Kind.Should().Be(PackageKind.SingleFile);
        Report.Of(Usual, package).First().Should().Contain("Microsoft.DotNet.ILCompiler");
        builds.Runs[^1].Should().Contain("-p:Aot=false");
    }

    [SkippableFact]
    public async Task Without_clang_it_links_with_gcc_and_without_both_it_is_one_file()
    {
        var native = await MakeAsync(linker: new Linker.Found(["-p:CppCompilerAndLinker=gcc"]));
        builds.Runs[^1].Should().Contain("-p:CppCompilerAndLinker=gcc");
        native.Published.Kind.Should().Be(PackageKind.NativeAot);

        var one = await MakeAsync(linker: new Linker.Missing());
        one.Published.WhyNotAot.Should().Contain("clang");
    }

    [SkippableFact]
    public async Task Who_wants_nothing_but_native_code_gets_nothing_else()
    {
        builds.Restore = _ => new(1, NoAotPacks);

        (await RefusedAsync(Usual with { Kind = PackageKind.NativeAot })).Should().Contain("ILCompiler");
    }

    [SkippableFact]
    public async Task A_registry_without_the_AWS_packages_is_said_with_the_two_ways_out()
    {
        builds.Restore = _ => new(1, NoAwsPackages);

        (await RefusedAsync(Usual))
            .Should()
            .Contain("do not have: AWSSDK.SimpleSystemsManagement, Amazon.Lambda.Core")
            .And.Contain("add a source")
            .And.Contain("eng/package --aws-packages compat");
        builds.Runs.Should().OnlyContain(run => run[0] == "restore");
    }

    [SkippableFact]
    public async Task A_restore_that_fails_for_another_reason_shows_its_errors()
    {
        builds.Restore = _ => new(1, "Functions.csproj : error NU1301: Unable to load the service index");

        (await RefusedAsync(Usual)).Should().Contain("NU1301");
    }

    [SkippableTheory]
    [InlineData(0, "with a build that passes all the same")]
    [InlineData(1, "with one that takes warnings for errors")]
    public async Task A_warning_of_the_trimmer_or_the_compiler_is_refused(int exitCode, string build)
    {
        builds.Publish = new(exitCode, IlWarning);

        (await RefusedAsync(Usual)).Should().Contain("IL2026", build);
    }

    /// <summary>Amazon.Lambda.Serialization.SystemTextJson 3.0.0 under net10.0: every default package would have been refused.</summary>
    [SkippableFact]
    public async Task The_compilers_sum_of_the_serializers_package_is_told_and_tolerated()
    {
        builds.Publish = new(0, SumOfSerializer);

        var package = await MakeAsync();

        package.Published.Kind.Should().Be(PackageKind.NativeAot);
        Report
            .Of(Usual, package)
            .Should()
            .ContainSingle(line => line.Contains("IL3053"))
            .Which.Should()
            .Contain("3.0.1");
    }

    [SkippableFact]
    public async Task The_same_of_any_other_package_is_refused()
    {
        builds.Publish = new(0, SumOfSerializer + "\n" + SumOfAnother);

        (await RefusedAsync(Usual)).Should().Contain("Amazon.Lambda.Core").And.NotContain("SystemTextJson");
    }

    [SkippableFact]
    public async Task A_build_that_fails_shows_its_errors()
    {
        builds.Publish = new(1, "  Determining projects\nStartup.cs(3,1): error CS1002: ; expected");

        (await RefusedAsync(Usual)).Should().Contain("CS1002").And.NotContain("Determining");
    }

    [SkippableFact]
    public async Task An_executable_that_asks_for_a_newer_glibc_than_Lambda_has_is_refused()
    {
        builds.Left["bootstrap"] = Executables.OfTheFuture();

        (await RefusedAsync(Usual)).Should().Contain("glibc 2.99").And.Contain("2.34");
    }

    /// <summary>GLIBC_ABI_DT_RELR stands for 2.36, and no number says so.</summary>
    [SkippableFact]
    public async Task An_executable_that_asks_glibc_for_what_is_no_version_is_refused()
    {
        builds.Left["bootstrap"] = Executables.AskingForAnAbi();

        (await RefusedAsync(Usual)).Should().Contain("GLIBC_ABI_").And.Contain("eng/package --kind single-file");
    }

    [SkippableFact]
    public async Task An_executable_for_another_processor_is_refused()
    {
        builds.Left["bootstrap"] = Executables.ForTheOtherProcessor();

        (await RefusedAsync(Usual)).Should().Contain("another processor");
    }

    [SkippableFact]
    public async Task What_would_be_missing_beside_it_is_refused()
    {
        builds.Left["libSomething.so"] = [];

        (await RefusedAsync(Usual)).Should().Contain("libSomething.so");
    }

    [SkippableFact]
    public async Task Debug_symbols_stay_behind()
    {
        builds.Left["bootstrap.dbg"] = [];

        using var zip = ZipFile.OpenRead((await MakeAsync()).Zip);

        zip.Entries.Should().ContainSingle().Which.FullName.Should().Be("bootstrap");
    }

    [SkippableFact]
    public async Task The_zip_holds_the_executable_with_its_mode()
    {
        using var zip = ZipFile.OpenRead((await MakeAsync()).Zip);

        var bootstrap = zip.Entries.Should().ContainSingle().Subject;
        Convert.ToString(bootstrap.ExternalAttributes >> 16 & 0x1FF, 8).Should().Be("755");
        using var content = new MemoryStream();
        await using var packed = bootstrap.Open();
        await packed.CopyToAsync(content);
        content.ToArray().Should().Equal(Executables.OfThisMachine);
    }

    [SkippableFact]
    public async Task The_same_executable_makes_the_same_bytes()
    {
        var first = await File.ReadAllBytesAsync((await MakeAsync()).Zip);
        await Task.Delay(TimeSpan.FromSeconds(2.1));

        (await File.ReadAllBytesAsync((await MakeAsync()).Zip)).Should().Equal(first);
    }

    [SkippableFact]
    public async Task The_template_differs_from_the_original_in_code_and_processor_alone()
    {
        var original = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(root, "serverless.template")))!;
        var copy = JsonNode.Parse(await File.ReadAllTextAsync((await MakeAsync()).Template))!;

        Functions(copy).Should().HaveCount(4);
        Functions(copy).Should().OnlyContain(function => (string?)function["CodeUri"] == "functions.zip");
        copy["Parameters"]!["Architecture"]!["Default"]!.GetValue<string>().Should().Be(Usual.Processor.Name);
        foreach (var function in Functions(copy))
        {
            function["CodeUri"] = "src/Functions";
        }

        copy["Parameters"]!["Architecture"]!["Default"] = (string?)original["Parameters"]!["Architecture"]!["Default"];
        JsonNode.DeepEquals(original, copy).Should().BeTrue();
    }

    [SkippableFact]
    public async Task What_cannot_be_run_here_is_called_unproven()
    {
        Skip.IfNot(Executables.AreLinux, "The executables are Linux's.");
        var other = Usual with { Processor = Usual.Processor == Processor.X64 ? Processor.Arm64 : Processor.X64 };
        builds.Left["bootstrap"] = Executables.ForTheOtherProcessor();

        var package = await MakeAsync(other);

        package.Published.Kind.Should().Be(PackageKind.SingleFile);
        Report.Of(other, package).Last().Should().StartWith("Unproven");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static Request Usual => Request.Parse([Processor.OfThisMachine.Name], "/");

    private static List<JsonNode> Functions(JsonNode template) =>
        [
            .. template["Resources"]!
                .AsObject()
                .Where(resource => (string?)resource.Value!["Type"] == "AWS::Serverless::Function")
                .Select(resource => resource.Value!["Properties"]!),
        ];

    private async Task<Package> MakeAsync(Request? request = null, Linker? linker = null)
    {
        Skip.IfNot(Executables.AreLinux, "The executables are Linux's.");
        var functions = new PublishFunctions(builds.RunAsync, linker ?? new Linker.Found([]));
        return await new MakePackage(functions, root).MakeAsync(request ?? Usual);
    }

    /// <summary>The words of the refusal, after which nothing is left, not even the package before.</summary>
    private async Task<string> RefusedAsync(Request request)
    {
        Directory.CreateDirectory(Path.Combine(root, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(root, "artifacts", "functions.zip"), "an earlier one");
        await File.WriteAllTextAsync(Path.Combine(root, "artifacts", "template.json"), "an earlier one");
        await File.WriteAllTextAsync(Path.Combine(root, "artifacts", "sbom.json"), "an earlier one");

        var refusal = await FluentActions.Awaiting(() => MakeAsync(request)).Should().ThrowAsync<RefusedException>();

        Directory.GetFiles(Path.Combine(root, "artifacts")).Should().BeEmpty();
        return refusal.Which.Message;
    }
}
