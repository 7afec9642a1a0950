using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Composition;
using Tokens.Adapters.Inspection;
using Tokens.Tests.Unit.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Adapters.Inspection;

public sealed class ClockInspectorTests : IDisposable
{
    private readonly FakeSsm ssm = new();

    public void Dispose() => ssm.Dispose();

    [Fact]
    public async Task An_answer_that_does_not_come_is_the_stores_trouble_and_no_defect()
    {
        using var http = new HttpClient(new Silent()) { Timeout = TimeSpan.FromMilliseconds(20) };
        var inspector = new ClockInspector(ssm.Client, http, new FakeTimeProvider(The.Now));

        await inspector
            .Invoking(it => it.AheadAsync(null, CancellationToken.None))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage("ssm.eu-west-1.amazonaws.com did not tell its time within * s");
    }

    [Fact]
    public async Task An_interruption_stays_one()
    {
        using var http = new HttpClient(new Silent());
        using var stop = new CancellationTokenSource();
        var asking = new ClockInspector(ssm.Client, http, new FakeTimeProvider(The.Now)).AheadAsync(null, stop.Token);

        await stop.CancelAsync();

        await FluentActions.Awaiting(() => asking).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Whoever_is_asked_sends_it_nowhere_else()
    {
        var asked = 0;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.Run(context =>
        {
            asked++;
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await app.StartAsync();
        var server = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        var inspectors = new Inspectors(ssm.Client, new FakeTimeProvider(The.Now));

        await inspectors.Clock.AheadAsync(new Uri(server!.Addresses.Single()), CancellationToken.None);

        asked.Should().Be(1);
    }

    /// <summary>Never answers.</summary>
    private sealed class Silent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException("It was to be cancelled.");
        }
    }
}
