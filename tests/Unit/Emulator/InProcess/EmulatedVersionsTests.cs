namespace Tokens.Tests.Unit.Emulators;

/// <summary>The rules of the real store for names, versions and labels.</summary>
public sealed class EmulatedVersionsTests
{
    private readonly EmulatedParameters store = new(new FakeTimeProvider(The.Now));

    private static ParameterWrite Value => new(Some.Parameter("/a"), The.ClientSecret) { IsSecure = true };

    [Fact]
    public async Task A_name_is_created_once()
    {
        (await store.CreateAsync(Value, default)).Should().Be(Creation.Made);
        (await store.CreateAsync(Value, default)).Should().Be(Creation.NameTaken);
        (await Version()).Should().Be(1);
    }

    [Fact]
    public async Task Names_are_deleted_and_those_that_do_not_exist_are_passed_over()
    {
        await store.WriteAsync(Value, default);

        await store.DeleteAsync([Some.Parameter("/b"), Value.Name], default);

        (await Version()).Should().BeNull();
    }

    [Fact]
    public async Task A_label_stays_on_its_version()
    {
        await Write(3);
        await store.LabelAsync(Value.Name, 2, "proven", default);
        await Write(1);

        (await Version("proven")).Should().Be(2);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_cannot_be_labelled()
    {
        await Write(1);

        await store
            .Invoking(it => it.LabelAsync(Value.Name, 2, "proven", default))
            .Should()
            .ThrowAsync<StoreException>();
    }

    [Fact]
    public async Task The_oldest_of_100_versions_makes_room()
    {
        await Write(100);
        await store.LabelAsync(Value.Name, 2, "proven", default);

        await Write(1);

        (await Version()).Should().Be(101);
        (await Version("proven")).Should().Be(2);
    }

    /// <summary>99 secrets in a row that never worked: the newest proven one is the oldest of all.</summary>
    [Fact]
    public async Task A_label_on_the_oldest_of_100_versions_stops_further_ones_and_the_error_names_the_fix()
    {
        await Write(100);
        await store.LabelAsync(Value.Name, 1, "proven", default);

        await this.Invoking(it => it.Write(1))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage(
                "*Version 1, the oldest version, can't be deleted because it has a label*Move the label to another version*"
            );
        (await Version("proven")).Should().Be(1);

        await store.LabelAsync(Value.Name, 100, "proven", default);
        await Write(1);

        (await Version()).Should().Be(101);
    }

    private async Task Write(int times)
    {
        for (var time = 0; time < times; time++)
        {
            await store.WriteAsync(Value, default);
        }
    }

    private async Task<long?> Version(string? label = null)
    {
        var selector = new ParameterSelector(Value.Name, label);
        var found = await store.GetAsync([selector], decrypt: false, default);
        return (found[selector] as ParameterLookup.Found)?.Parameter.Version;
    }
}
