using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Tokens.Adapters.Inspection;

/// <summary>Looks at topics, and publishes nothing.</summary>
public sealed class TopicInspector(IAmazonSimpleNotificationService sns)
{
    /// <summary>What an unconfirmed subscription has in the place of an ARN.</summary>
    private const string Pending = "PendingConfirmation";

    /// <summary>And one that ended, for as long as it is listed.</summary>
    private const string Ended = "Deleted";

    /// <summary>The receiver has to confirm these; every other subscription is confirmed from the start.</summary>
    private static readonly string[] ConfirmedByReceiver = ["email", "email-json", "http", "https"];

    /// <summary>The subscriptions of a topic; no address is told. Null where there is no such topic.</summary>
    /// <exception cref="StoreException">They could not be listed.</exception>
    public async Task<IReadOnlyList<TopicSubscription>?> SubscriptionsAsync(
        string topic,
        CancellationToken cancellation
    )
    {
        var found = new List<TopicSubscription>();
        var request = new ListSubscriptionsByTopicRequest { TopicArn = topic };
        try
        {
            do
            {
                var page = await sns.ListSubscriptionsByTopicAsync(request, cancellation);
                foreach (var one in (page.Subscriptions ?? []).Where(one => one.SubscriptionArn != Ended))
                {
                    found.Add(new TopicSubscription(one.Protocol ?? "", await IsConfirmedAsync(one, cancellation)));
                }

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

    /// <summary>LocalStack lists a pending subscription under its ARN: only the attributes say that it is pending.</summary>
    private async Task<bool> IsConfirmedAsync(Subscription one, CancellationToken cancellation)
    {
        if (one.SubscriptionArn == Pending || !ConfirmedByReceiver.Contains(one.Protocol))
        {
            return one.SubscriptionArn != Pending;
        }

        try
        {
            var request = new GetSubscriptionAttributesRequest { SubscriptionArn = one.SubscriptionArn };
            var attributes = (await sns.GetSubscriptionAttributesAsync(request, cancellation)).Attributes;
            return attributes?.GetValueOrDefault("PendingConfirmation") != "true";
        }
        catch (Exception refused) when (refused is AuthorizationErrorException or NotFoundException)
        {
            // Not permitted, or gone since it was listed: what the list says is right in AWS.
            return true;
        }
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

/// <param name="Protocol">As in <c>email</c>.</param>
public sealed record TopicSubscription(string Protocol, bool IsConfirmed);
