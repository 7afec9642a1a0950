using System.Net;
using System.Net.Sockets;
using System.Web;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Tokens.Adapters.OAuth;
using Tokens.Cli;
using Tokens.Cli.Commands.Authorizing;
using Tokens.Cli.Failures;
using Tokens.Domain.Credentials;
using Xunit;

namespace Tokens.Tests.Unit.Cli;

public sealed class RedirectListenerTests
{
    private static readonly Uri AnyPort = new("http://127.0.0.1:0/callback");

    [Fact]
    public async Task A_browser_that_hangs_up_at_once_has_brought_its_code_all_the_same()
    {
        await using var listener = await RedirectListener.StartAsync(AnyPort, CancellationToken.None);
        var answer = Expect(listener, "fake-code-hung-up");
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        context.Request.Method = "GET";
        context.Request.Path = answer.AbsolutePath;
        context.Request.QueryString = new QueryString(answer.Query);
        context.Response.Body = new MemoryStream();

        await FluentActions
            .Awaiting(() => listener.AnswerAsync(context))
            .Should()
            .ThrowAsync<OperationCanceledException>("nobody is there to be shown the page");

        listener.Answer.IsCompletedSuccessfully.Should().BeTrue("the code is in hand, and serves once");
    }

    [Fact]
    public async Task Only_the_first_answer_counts_and_the_second_is_told_so()
    {
        await using var listener = await RedirectListener.StartAsync(AnyPort, CancellationToken.None);
        var answer = Expect(listener, "fake-code-first");
        using var browser = new HttpClient();

        var first = await browser.GetAsync(answer);
        var second = await browser.GetAsync(new Uri(answer.AbsoluteUri.Replace("first", "second")));

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        second.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await second.Content.ReadAsStringAsync()).Should().Contain("has had its answer already");
        var accepted = (await listener.Answer).Should().BeOfType<SignInAnswer.Accepted>().Subject;
        accepted.Code.Value.Reveal().Should().Be("fake-code-first");
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/callback")]
    [InlineData("http://localhost:{0}/callback")]
    public async Task A_port_that_is_taken_is_wrong_usage_and_no_defect(string callback)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var address = new Uri(callback.Replace("{0}", $"{port}"));

        var failure = await FluentActions
            .Awaiting(() => RedirectListener.StartAsync(address, CancellationToken.None))
            .Should()
            .ThrowAsync<CommandException>();

        failure.Which.ExitCode.Should().Be(ExitCode.Usage);
        failure.Which.Message.Should().StartWith($"nobody can listen on {address.Authority}");
    }

    [Fact]
    public async Task An_address_that_this_machine_has_not_is_wrong_usage_and_no_defect()
    {
        // Of the block for documentation (RFC 5737).
        var address = new Uri("http://192.0.2.1:0/callback");

        await FluentActions
            .Awaiting(() => RedirectListener.StartAsync(address, CancellationToken.None))
            .Should()
            .ThrowAsync<CommandException>();
    }

    [SkippableFact]
    public async Task The_redirects_own_address_is_listened_on()
    {
        Skip.IfNot(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var listener = await RedirectListener.StartAsync(
            new Uri("http://[::1]:0/my%20callback"),
            CancellationToken.None
        );
        using var browser = new HttpClient();

        var page = await browser.GetAsync(Expect(listener, "fake-code-ipv6"));

        page.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_address_for_the_browser_holds_nothing_of_the_link_and_leads_to_it_once()
    {
        await using var listener = await RedirectListener.StartAsync(AnyPort, CancellationToken.None);
        var link = new Uri("https://login.example/authorize?state=fake-state");
        var start = listener.LeadOnceTo(link);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        var first = await browser.GetAsync(start);
        var second = await browser.GetAsync(start);

        start.AbsoluteUri.Should().NotContain("state");
        first.StatusCode.Should().Be(HttpStatusCode.Redirect);
        first.Headers.Location.Should().Be(link);
        second.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static Uri Expect(RedirectListener listener, string code)
    {
        var signIn = new SignIn(listener.Callback);
        listener.Expect(signIn);
        var link = signIn.LinkFor(
            Some.Connection(definition: Some.Salesforce()),
            Secret.Of("public-app"),
            new Dictionary<string, string>()
        );
        var state = HttpUtility.ParseQueryString(link.Query)["state"];
        return new Uri($"{listener.Callback.AbsoluteUri}?state={state}&code={code}");
    }
}
