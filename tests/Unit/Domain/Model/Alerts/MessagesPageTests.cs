using System.Text;

namespace Tokens.Tests.Unit.Domain.Model.Alerts;

/// <summary>docs/reference/messages.md is made of the words themselves, so that it cannot say anything else.</summary>
public sealed class MessagesPageTests
{
    [Fact]
    public void The_page_shows_the_messages_as_they_are_sent()
    {
        var file = Path.Combine(Repository.Root, "docs", "reference", "messages.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, Page());
        }

        File.ReadAllText(file)
            .Should()
            .Be(Page(), "UPDATE_SNAPSHOTS=1 rewrites the page where the words were changed on purpose");
    }

    [Fact]
    public void Every_kind_is_on_the_page() =>
        SampleAlerts.All.Select(sample => sample.Alert.Kind).Distinct().Should().Contain(Enum.GetValues<AlertKind>());

    private static string Page()
    {
        var page = new StringBuilder(
            $"""
            # Messages

            Every kind of message that people receive: the subject and the body of the mail, and the text message. Connections,
            parameters and times are examples; the moment of all of them is {The.Now:yyyy-MM-dd HH:mm} UTC. Attributes to filter a
            subscription by: `kind`, `severity` (`info`, `warning`, `critical`) and `connection` (`-` for none or several).

            This page is written by a test, which fails when the page and the words differ. `UPDATE_SNAPSHOTS=1 dotnet test`
            rewrites it.

            """
        );
        foreach (var (title, alert) in SampleAlerts.All)
        {
            var message = AlertText.For(alert, The.Now);
            page.Append(
                $"""

                ## {title}

                `{Kebab(
                    alert.Kind
                )}`, {alert.Severity.ToString().ToLowerInvariant()}, connection `{alert.Connection?.Value ?? "-"}`

                ```text
                {message.Subject}

                {message.Body}
                ```

                Text message:

                ```text
                {message.Sms}
                ```

                """
            );
        }

        return page.ToString();
    }

    private static string Kebab(AlertKind kind) =>
        string.Concat(
            kind.ToString().Select((c, at) => (at > 0 && char.IsUpper(c) ? "-" : "") + char.ToLowerInvariant(c))
        );
}
