namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class SecretVersionsReaderTests
{
    private static readonly ParameterName Name = Some.Parameter("/my-erp/lwa/clientsecret");

    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly EmulatedParameters memory;
    private readonly WatchedParameters store;
    private readonly SecretVersionsReader versions;

    public SecretVersionsReaderTests()
    {
        memory = new EmulatedParameters(clock);
        store = new WatchedParameters(memory);
        versions = new SecretVersionsReader(store);
    }

    [Fact]
    public async Task The_newest_and_the_proven_version_are_told_without_a_decryption()
    {
        var first = await Write();
        await versions.MarkProvenAsync(Name, first, default);
        var second = await Write();

        (await Read()).Should().Be(new SecretVersions(Name, second, first));
        store.Decrypted.Should().BeEmpty();
    }

    [Fact]
    public async Task What_does_not_exist_has_no_version() =>
        (await Read()).Should().Be(new SecretVersions(Name, null, null));

    [Fact]
    public async Task What_cannot_be_read_is_left_out_and_harms_no_other()
    {
        var other = Some.Parameter("/other");
        store.Locked.Add(Name.Value);

        (await versions.ReadAsync([Name, other, Name], default)).Keys.Should().Equal(other);
    }

    [Fact]
    public async Task A_plain_and_a_labelled_question_never_share_a_call()
    {
        using var ssm = new FakeSsm { Answer = call => SsmAnswer.Parameters(["/a"]) };

        await new SecretVersionsReader(ssm.Parameters(clock)).ReadAsync([Some.Parameter("/a")], default);

        ssm.Calls.Select(call => string.Join(',', call.Names)).Should().BeEquivalentTo("/a", "/a:proven");
        ssm.Calls.Should().OnlyContain(call => !call.Body["WithDecryption"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_mark_moves_forward()
    {
        await versions.MarkProvenAsync(Name, await Write(), default);
        await versions.MarkProvenAsync(Name, await Write(), default);

        (await Read()).Proven!.Number.Should().Be(2);
    }

    [Fact]
    public async Task A_late_run_does_not_take_the_mark_back()
    {
        var first = await Write();
        await versions.MarkProvenAsync(Name, await Write(), default);

        await versions.MarkProvenAsync(Name, first, default);

        (await Read()).Proven!.Number.Should().Be(2);
    }

    [Fact]
    public async Task What_is_marked_is_not_marked_again()
    {
        var first = await Write();
        await versions.MarkProvenAsync(Name, first, default);
        await versions.MarkProvenAsync(Name, first, default);

        store.Labelled.Should().Equal($"{Name}:1=proven");
    }

    [Fact]
    public async Task A_parameter_that_was_made_again_holds_another_secret_under_the_same_number()
    {
        var old = await Write();
        memory.Forget(Name);
        await Write();

        await MarkingFails(old);
        store.Labelled.Should().BeEmpty();
    }

    [Fact]
    public async Task A_parameter_that_is_gone_cannot_be_marked()
    {
        var old = await Write();
        memory.Forget(Name);

        await MarkingFails(old);
    }

    private Task MarkingFails(CredentialVersion version) =>
        versions
            .Invoking(it => it.MarkProvenAsync(Name, version, default))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage($"version 1 of {Name} cannot be marked as proven: *");

    private async Task<CredentialVersion> Write()
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.WriteAsync(new ParameterWrite(Name, The.ClientSecret) { IsSecure = true }, default);
        return (await Read()).Newest!;
    }

    private async Task<SecretVersions> Read() => (await versions.ReadAsync([Name], default))[Name];
}
