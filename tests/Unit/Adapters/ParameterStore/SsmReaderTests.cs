using Tokens.Tests.Unit.Adapters.ParameterStore.Pacing;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class SsmReaderTests : IDisposable
{
    private readonly FakeSsm ssm = new();
    private readonly VirtualClock clock = new(The.Now);
    private readonly SsmParameters reader;

    public SsmReaderTests()
    {
        reader = ssm.Parameters(clock);
        ssm.Answer = call => SsmAnswer.Parameters(call.Names);
    }

    public void Dispose() => ssm.Dispose();

    [Fact]
    public async Task A_parameter_is_read_with_its_version_and_time()
    {
        var found = Found(await Read(["/a"]), "/a");

        found.Value.Reveal().Should().Be("fake-value-of-/a");
        found.Version.Should().Be(7);
        found.ModifiedAt.Should().Be(new DateTimeOffset(2026, 11, 21, 10, 30, 0, 500, TimeSpan.Zero));
        found.IsSecure.Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_decrypted_only_where_that_is_asked_for(bool decrypt)
    {
        await reader.GetAsync([new(Some.Parameter("/a"))], decrypt, CancellationToken.None);

        ssm.Calls.Single().Body["WithDecryption"]!.GetValue<bool>().Should().Be(decrypt);
    }

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(10, new[] { 10 })]
    [InlineData(11, new[] { 10, 1 })]
    [InlineData(25, new[] { 10, 10, 5 })]
    public async Task A_call_names_ten_at_most(int count, int[] sizes)
    {
        var names = Enumerable.Range(0, count).Select(number => $"/p{number}").ToArray();

        var found = await Read(names);

        ssm.Calls.Select(call => call.Names.Count).Should().BeEquivalentTo(sizes);
        ssm.Calls.SelectMany(call => call.Names).Should().BeEquivalentTo(names);
        found.Should().HaveCount(count);
    }

    [Fact]
    public async Task Nothing_asked_for_is_no_call()
    {
        (await Read([])).Should().BeEmpty();

        ssm.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Answers_are_matched_by_name_in_whatever_order_they_come()
    {
        ssm.Answer = call => SsmAnswer.Parameters(call.Names.Reverse().Where(name => name != "/b"));

        var found = await Read(["/a", "/b", "/c"]);

        Found(found, "/a").Value.Reveal().Should().Be("fake-value-of-/a");
        Found(found, "/c").Value.Reveal().Should().Be("fake-value-of-/c");
        found[new(Some.Parameter("/b"))].Should().Be(new ParameterLookup.Missing());
    }

    [Fact]
    public async Task No_call_names_one_parameter_twice()
    {
        ParameterSelector plain = new(Some.Parameter("/a"));
        ParameterSelector proven = new(Some.Parameter("/a"), "proven");
        ParameterSelector other = new(Some.Parameter("/b"), "proven");
        ssm.Answer = call => SsmAnswer.Parameters(call.Names.Select(name => name.Split(':')[0]));

        var found = await reader.GetAsync([plain, proven, other, plain], true, CancellationToken.None);

        ssm.Calls.Select(call => string.Join(" ", call.Names)).Should().BeEquivalentTo("/a", "/a:proven /b:proven");
        found.Should().HaveCount(3);
        found.Values.Should().AllBeOfType<ParameterLookup.Found>();
    }

    [Theory]
    [InlineData("AccessDeniedException")]
    [InlineData("InvalidKeyId")]
    [InlineData("ValidationException")]
    public async Task The_guilty_one_is_found_and_the_others_are_served(string error)
    {
        ssm.Answer = call => call.Names.Contains("/p6") ? SsmAnswer.Error(error) : SsmAnswer.Parameters(call.Names);

        var found = await Read([.. Enumerable.Range(0, 10).Select(number => $"/p{number}")]);

        found
            .Values.OfType<ParameterLookup.Unreadable>()
            .Single()
            .Reason.Should()
            .StartWith($"Parameter Store would not read the parameter /p6 ({error}): ");
        found.Values.OfType<ParameterLookup.Found>().Should().HaveCount(9);
        ssm.Calls.Select(call => call.Names.Count).Should().Equal(10, 5, 5, 2, 1, 1, 3);
    }

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("TooManyRequestsException", 429)]
    [InlineData("UnrecognizedClientException", 400)]
    [InlineData("ExpiredTokenException", 400)]
    [InlineData("InvalidSignatureException", 400)]
    [InlineData("InternalServerError", 500)]
    public async Task What_is_the_fault_of_no_parameter_is_not_asked_again_by_halves(string error, int status)
    {
        ssm.Answer = _ => SsmAnswer.Error(error, status);

        var found = await Read(["/a", "/b"]);

        ssm.Calls.Should().AllSatisfy(call => call.Names.Should().Equal("/a", "/b"));
        found
            .Values.Cast<ParameterLookup.Unreadable>()
            .Select(unreadable => unreadable.Reason)
            .Should()
            .SatisfyRespectively(
                first => first.Should().Contain("/a").And.Contain(error),
                second => second.Should().Contain("/b").And.Contain(error)
            );
    }

    [Fact]
    public async Task One_batch_in_trouble_harms_no_other()
    {
        ssm.Answer = call =>
            call.Names.Contains("/p0") ? SsmAnswer.Error("InternalServerError", 500) : SsmAnswer.Parameters(call.Names);

        var found = await Read([.. Enumerable.Range(0, 12).Select(number => $"/p{number}")]);

        found.Values.OfType<ParameterLookup.Found>().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_service_out_of_reach_is_told_as_such()
    {
        ssm.Answer = _ => throw new HttpRequestException("no route");

        var found = await Read(["/a"]);

        found
            .Values.Single()
            .Should()
            .BeOfType<ParameterLookup.Unreadable>()
            .Which.Reason.Should()
            .StartWith("Parameter Store could not be reached to read the parameter /a: ");
    }

    [Fact]
    public async Task The_mend_is_named()
    {
        ssm.Answer = _ => SsmAnswer.Error("AccessDeniedException");

        var found = await Read(["/a"]);

        found
            .Values.Single()
            .Should()
            .Be(
                new ParameterLookup.Unreadable(
                    "Parameter Store would not read the parameter /a (AccessDeniedException): allow "
                        + "ssm:GetParameters on it and, for a SecureString, the use of its KMS key to whoever asked: "
                        + "a function's role, or you",
                    StoreErrorKind.AccessDenied
                )
            );
    }

    [Theory]
    [InlineData("InternalServerError", 500, 3)]
    [InlineData("AccessDeniedException", 400, 1)]
    [InlineData("ExpiredTokenException", 400, 1)]
    public async Task Passing_trouble_is_tried_again_twice(string error, int status, int calls)
    {
        ssm.Answer = _ => SsmAnswer.Error(error, status);
        (await Read(["/a"])).Values.Should().AllBeOfType<ParameterLookup.Unreadable>();
        ssm.Calls.Should().HaveCount(calls);

        var left = 2;
        ssm.Answer = call => left-- > 0 ? SsmAnswer.Error(error, status) : SsmAnswer.Parameters(call.Names);
        (await Read(["/a"])).Values.OfType<ParameterLookup.Found>().Should().HaveCount(calls == 3 ? 1 : 0);
    }

    [Theory]
    [InlineData(5, 400, true)]
    [InlineData(6, 400, false)]
    [InlineData(6, 503, false)]
    public async Task A_throttled_read_is_tried_again_five_times(int throttled, int status, bool isRead)
    {
        ssm.Answer = call =>
            ssm.Calls.Count <= throttled
                ? SsmAnswer.Error("ThrottlingException", status)
                : SsmAnswer.Parameters(call.Names);

        var found = await Read(["/a"]);

        (found.Values.Single() is ParameterLookup.Found).Should().Be(isRead);
        ssm.Calls.Should().HaveCount(6);
    }

    [Fact]
    public async Task Trouble_in_between_does_not_use_up_the_attempts_of_a_throttled_read()
    {
        ssm.Answer = call =>
            ssm.Calls.Count switch
            {
                1 or 2 or 4 or 5 => SsmAnswer.Error("InternalServerError", 500),
                3 or 6 => SsmAnswer.Error("ThrottlingException"),
                _ => SsmAnswer.Parameters(call.Names),
            };

        (await Read(["/a"])).Values.Should().AllBeOfType<ParameterLookup.Found>();
    }

    /// <summary>A batch that was given up while the pace was searched harmed ten connections.</summary>
    [Theory]
    [InlineData(7, 1)]
    [InlineData(10, 1)]
    [InlineData(40, 1)]
    [InlineData(40, 40)]
    [InlineData(100, 20)]
    public async Task No_batch_of_hundreds_is_given_up_for_a_quota(double perSecond, double atOnce)
    {
        var quota = new Quota(perSecond, atOnce, clock);
        ssm.Answer = call => quota.Takes() ? SsmAnswer.Parameters(call.Names) : SsmAnswer.Error("ThrottlingException");

        var reading = Reading([.. Enumerable.Range(0, 3_000).Select(number => $"/p{number}")]);
        while (!reading.IsCompleted)
        {
            // The calls compete for the quota: the clock moves when all of them wait for it.
            await Task.Delay(1);
            clock.Advance(clock.UntilNextTimer ?? TimeSpan.Zero);
        }

        (await reading).Values.Should().AllBeOfType<ParameterLookup.Found>();
        quota.Refused.Should().BePositive();
    }

    [Fact]
    public async Task A_folder_is_listed_page_by_page_even_past_an_empty_one()
    {
        var pages = new Queue<SsmAnswer>([
            SsmAnswer.Parameters(["/f/a", "/f/b"], "2"),
            SsmAnswer.Parameters([], "3"),
            SsmAnswer.Parameters(["/f/c"]),
        ]);
        ssm.Answer = _ => pages.Dequeue();

        var found = await clock.PassAsync(reader.ListAsync(Some.Parameter("/f"), CancellationToken.None));

        found.Select(parameter => parameter.Name.Value).Should().Equal("/f/a", "/f/b", "/f/c");
        ssm.Calls.Select(call => call.Body["NextToken"]?.GetValue<string>()).Should().Equal(null, "2", "3");
        ssm.Calls.Should()
            .AllSatisfy(call =>
            {
                call.Operation.Should().Be("GetParametersByPath");
                call.Body["Path"]!.GetValue<string>().Should().Be("/f");
                call.Body["WithDecryption"]!.GetValue<bool>().Should().BeFalse();
                call.Body["Recursive"]?.GetValue<bool>().Should().BeFalse();
            });
    }

    [Fact]
    public async Task A_folder_that_cannot_be_listed_names_the_mend()
    {
        ssm.Answer = _ => SsmAnswer.Error("AccessDeniedException");

        await reader
            .Invoking(it => it.ListAsync(Some.Parameter("/f"), CancellationToken.None))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage("*list the parameters below /f (AccessDeniedException): *ssm:GetParametersByPath*");
    }

    private Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> Read(string[] names) =>
        clock.PassAsync(Reading(names)).WaitAsync(RefreshWorld.Patience);

    private Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> Reading(string[] names) =>
        reader.GetAsync(
            [.. names.Select(name => new ParameterSelector(Some.Parameter(name)))],
            decrypt: true,
            CancellationToken.None
        );

    private static StoredParameter Found(IReadOnlyDictionary<ParameterSelector, ParameterLookup> found, string name) =>
        found[new(Some.Parameter(name))].Should().BeOfType<ParameterLookup.Found>().Subject.Parameter;
}
