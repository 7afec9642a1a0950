using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Tokens.Domain.Ports;

namespace Tokens.Adapters.Inspection;

/// <summary>Looks at topics, and publishes nothing.</summary>
public sealed class TopicInspector(IAmazonSimpleNotificationService sns)
{
    /// <summary>What an unconfirmed subscription has in the place of an ARN.</summary>
    private const string Pending = "PendingConfirmation";

    /// <summary>And one that ended, for as long as it is listed.</summary>
    private const string Ended = "Deleted";

    /// <summary>The subscriptions of a topic; no address is told. Null where there is no such topic.</summary>
    /// <exception cref="StoreException">They could not be listed.</exception>
    public async Task<IReadOnlyList<(string Protocol, bool IsConfirmed)>?> SubscriptionsAsync(
        string topic,
        CancellationToken cancellation
    )
    {
        var found = new List<(string, bool)>();
        var request = new ListSubscriptionsByTopicRequest { TopicArn = topic };
        try
        {
            do
            {
                var page = await sns.ListSubscriptionsByTopicAsync(request, cancellation);
                found.AddRange(
                    (page.Subscriptions ?? [])
                        .Where(one => one.SubscriptionArn != Ended)
                        .Select(one => (one.Protocol ?? "", one.SubscriptionArn != Pending))
                );
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken));
        }
        catch (NotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw InspectionFailure.Of($"who listens to {topic}", "sns:ListSubscriptionsByTopic", failure);
        }

        return found;
    }

    /// <summary>Whether SMS go to verified numbers only.</summary>
    /// <exception cref="StoreException">It could not be asked.</exception>
    public async Task<bool> IsInSmsSandboxAsync(CancellationToken cancellation)
    {
        try
        {
            var request = new GetSMSSandboxAccountStatusRequest();
            return (await sns.GetSMSSandboxAccountStatusAsync(request, cancellation)).IsInSandbox == true;
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw InspectionFailure.Of(
                "whether the account is in the SMS sandbox",
                "sns:GetSMSSandboxAccountStatus",
                failure
            );
        }
    }
}
