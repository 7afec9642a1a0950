using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Http;
using Tokens.Emulator.Sqs;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sns;

/// <summary>SNS's query protocol: the operation is a field of the form, or of the URL that an endpoint confirms with.</summary>
internal sealed class NotificationService : IService, IDisposable
{
    private const string Action = "Action";

    private readonly Dictionary<string, Operation> _operations;
    private readonly Deliveries _deliveries;
    private readonly CallLog _calls;
    private readonly AwsEmulatorOptions _options;

    public NotificationService(CallLog calls, AwsEmulatorOptions options, Queues queues)
    {
        _deliveries = new Deliveries(queues);
        (_calls, _options) = (calls, options);
        var topics = new TopicOperations(Topics);
        var subscriptions = new SubscriptionOperations(Topics, _deliveries, options.Time);
        Operation[] operations =
        [
            topics.CreateTopic,
            TopicOperations.GetSMSSandboxAccountStatus,
            topics.GetTopicAttributes,
            topics.ListSubscriptionsByTopic,
            subscriptions.Subscribe,
            subscriptions.ConfirmSubscription,
            subscriptions.GetSubscriptionAttributes,
            subscriptions.SetSubscriptionAttributes,
            new PublishOperation(Topics, _deliveries, Published, options.Time).Publish,
        ];
        _operations = operations.ToDictionary(operation => operation.Method.Name, StringComparer.Ordinal);
    }

    public Topics Topics { get; } = new();

    /// <summary>The accepted messages, in the order they were accepted.</summary>
    public ConcurrentQueue<PublishedMessage> Published { get; } = new();

    public bool Serves(HttpRequest request) => request.HasFormContentType || request.Query.ContainsKey(Action);

    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await PerformAsync(context);
        }
        catch (RefusedException refusal)
        {
            await XmlAnswer.SendAsync(context.Response, refusal);
        }
    }

    public IReadOnlyList<DeliveredText> Delivered => [.. _deliveries.Delivered];

    public void Dispose() => _deliveries.Dispose();

    private async Task PerformAsync(HttpContext context)
    {
        var form = await QueryForm.ReadAsync(context.Request);
        var name = form.Text(Action) ?? "";
        var region = Region(name, context.Request);
        var operation =
            _operations.GetValueOrDefault(name)
            ?? throw new RefusedException("InvalidAction", $"Could not find operation {name} for version 2010-03-31");
        var fault = OfThisService(_calls.Record(name, form.Names()));
        await FaultInjection.BeforeAsync(fault, _options, context);
        var result = await operation(form, region);
        await FaultInjection.AnswerAsync(
            fault,
            XmlAnswer.ContentType,
            () => XmlAnswer.SendAsync(context.Response, name, result),
            context
        );
    }

    // A subscriber has no keys: a confirmation needs no signature.
    private static string Region(string operation, HttpRequest request)
    {
        try
        {
            return operation == "ConfirmSubscription" ? Account.DefaultRegion : Signature.Region(request);
        }
        catch (RefusedException)
        {
            throw Refusals.Unsigned;
        }
    }

    private static Fault? OfThisService(Fault? fault) =>
        fault == Fault.ServerError ? new Fault.Refuse("InternalError", "", 500) : fault;
}

/// <summary>One operation, from its request's fields to its answer's; null where the answer has none.</summary>
internal delegate Task<XElement?> Operation(QueryForm request, string region);
