using System.Net;
using System.Net.Sockets;
using System.Web;
using Microsoft.AspNetCore.Http;
using Tokens.Adapters.OAuth;
using Tokens.Cli;
using Tokens.Cli.Commands.Authorize;
using Tokens.Cli.Failures;

namespace Tokens.Tests.Unit.Cli.Commands.Authorize;

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
        context.Request.Host = new HostString(answer.Authority);
        context.Request.Path = answer.AbsolutePath;
        context.Request.QueryString = new QueryString(answer.Query);
        context.Response.Body = new MemoryStream();

        await FluentActions
            .Awaiting(() => listener.AnswerAsync(context))
            .Should()
            .ThrowAsync<OperationCanceledException>("the browser has disconnected");

        listener.Answer.IsCompletedSuccessfully.Should().BeTrue("the code is in hand, and serves once");
    }

    [Fact]
    public async Task Only_the_first_answer_counts_and_the_second_gets_a_conflict()
    {
        await using var listener = await RedirectListener.StartAsync(AnyPort, CancellationToken.None);
        var answer = Expect(listener, "fake-code-first");
        using var browser = new HttpClient();

        var first = await browser.GetAsync(answer);
        var second = await browser.GetAsync(new Uri(answer.AbsoluteUri.Replace("first", "second")));

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        second.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await second.Content.ReadAsStringAsync()).Should().Contain("is complete already");
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
        failure.Which.Message.Should().StartWith($"cannot listen on {address.Authority}");
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

    [Theory]
    [InlineData("/")]
    [InlineData("/start")]
    [InlineData("/start/00000000000000000000000000000000")]
    [InlineData("/callback/")]
    [InlineData("/callback/more")]
    [InlineData("/Callback%2f")]
    public async Task Nothing_but_the_redirect_is_served(string path)
    {
        await using var listener = await RedirectListener.StartAsync(AnyPort, CancellationToken.None);
        var answer = Expect(listener, "fake-code-elsewhere");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        var page = await browser.GetAsync(new Uri($"http://{answer.Authority}{path}{answer.Query}"));

        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
        page.Headers.Location.Should().BeNull();
        (await page.Content.ReadAsStringAsync()).Should().NotContain("http");
        listener.Answer.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_is_sent_by_GET()
    {
        await using var listener = await RedirectListener.StartAsync(AnyPort, CancellationToken.None);
        using var browser = new HttpClient();

        var page = await browser.PostAsync(Expect(listener, "fake-code-posted"), null);

        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
        listener.Answer.IsCompleted.Should().BeFalse();
    }

    [Theory]
    [InlineData("rebound.example")]
    [InlineData("rebound.example:{0}")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost:{0}")]
    [InlineData("127.0.0.1.rebound.example:{0}")]
    public async Task A_request_under_another_host_is_refused_whatever_it_knows(string host)
    {
        await using var listener = await RedirectListener.StartAsync(AnyPort, CancellationToken.None);
        var answer = Expect(listener, "fake-code-rebound");
        using var browser = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, answer);
        request.Headers.Host = host.Replace("{0}", $"{answer.Port}");

        var page = await browser.SendAsync(request);

        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
        listener.Answer.IsCompleted.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=fake-code-forged")]
    [InlineData("?code=fake-code-forged&state=")]
    [InlineData("?code=fake-code-forged&state=guessed")]
    [InlineData("?error=access_denied&state=guessed")]
    public async Task A_wrong_state_is_refused_and_the_right_one_is_taken_afterwards(string query)
    {
        await using var listener = await RedirectListener.StartAsync(AnyPort, CancellationToken.None);
        var answer = Expect(listener, "fake-code-right");
        using var browser = new HttpClient();

        var forged = await browser.GetAsync(new Uri($"{listener.Callback.AbsoluteUri}{query}"));
        var isAnswered = listener.Answer.IsCompleted;
        var right = await browser.GetAsync(answer);

        forged.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        isAnswered.Should().BeFalse();
        right.StatusCode.Should().Be(HttpStatusCode.OK);
        var accepted = (await listener.Answer).Should().BeOfType<SignInAnswer.Accepted>().Subject;
        accepted.Code.Value.Reveal().Should().Be("fake-code-right");
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
