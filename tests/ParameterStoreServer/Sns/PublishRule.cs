namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>What is published, or why it is refused: what the message breaks is said before the topic is looked for.</summary>
internal sealed class PublishRule(Topics topics, TimeProvider time)
{
    public PublishedMessage Require(PublishRequest request)
    {
        SubjectRule.Require(request.Subject);
        SizeRule.Require(request.Message, request.Attributes);
        var parts = MessageParts.Parse(request.Message, request.Structure);
        var topic = topics.Get(request.TopicArn);
        return new PublishedMessage
        {
            MessageId = $"{Guid.NewGuid()}",
            TopicArn = topic.Arn,
            Subject = request.Subject,
            Message = request.Message,
            Parts = parts,
            Attributes = request.Attributes,
            At = time.GetUtcNow(),
        };
    }
}
