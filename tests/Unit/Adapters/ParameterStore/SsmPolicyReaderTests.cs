namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class SsmPolicyReaderTests
{
    private const string Described = """
        {"Parameters":[
          {"Name":"/a/secret","LastModifiedDate":1700000000,"Policies":[
            {"PolicyType":"NoChangeNotification","PolicyText":"{\"Type\":\"NoChangeNotification\",\"Version\":\"1.0\",\"Attributes\":{\"After\":\"150\",\"Unit\":\"Days\"}}"},
            {"PolicyType":"Expiration","PolicyText":"{\"Type\":\"Expiration\",\"Version\":\"1.0\",\"Attributes\":{\"Timestamp\":\"2030-12-02T21:34:33.000Z\"}}"},
            {"PolicyType":"NoChangeNotification","PolicyText":"no JSON"}]},
          {"Name":"/b/secret","LastModifiedDate":1700000000}]}
        """;

    [Fact]
    public async Task Reads_the_reminders_of_those_that_have_some_and_passes_over_what_it_does_not_know()
    {
        using var ssm = new FakeSsm { Answer = _ => SsmAnswer.Ok(Described) };

        var found = await ReadAsync(ssm);

        found
            .Should()
            .BeEquivalentTo([
                new PolicedParameter(
                    Some.Parameter("/a/secret"),
                    DateTimeOffset.FromUnixTimeSeconds(1700000000),
                    [new NoChangeNotification(TimeSpan.FromDays(150))]
                )
                {
                    Expiration = new StoredExpiration(new DateTimeOffset(2030, 12, 2, 21, 34, 33, TimeSpan.Zero), []),
                },
            ]);
    }

    /// <summary>LocalStack and moto answer so, and AWS's own client reads it no better.</summary>
    [Fact]
    public async Task Policies_that_are_told_as_objects_are_a_failure_of_the_store()
    {
        using var ssm = new FakeSsm
        {
            Answer = _ =>
                SsmAnswer.Ok(
                    """
                    {"Parameters":[{"Name":"/a/secret","LastModifiedDate":1700000000,"Policies":[{"PolicyStatus":"Pending",
                     "PolicyText":{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"1","Unit":"Days"}}}]}]}
                    """
                ),
        };

        await ssm.Awaiting(ReadAsync).Should().ThrowAsync<StoreException>();
    }

    [Fact]
    public async Task A_refusal_names_the_permission()
    {
        using var ssm = new FakeSsm { Answer = _ => SsmAnswer.Error("AccessDeniedException") };

        await ssm.Awaiting(ReadAsync).Should().ThrowAsync<StoreException>().WithMessage("*ssm:DescribeParameters*");
    }

    private static Task<IReadOnlyList<PolicedParameter>> ReadAsync(FakeSsm ssm) =>
        new SsmPolicyReader(ssm.Client).ReadAsync(
            [Some.Parameter("/a/secret"), Some.Parameter("/b/secret")],
            CancellationToken.None
        );
}
