namespace Tokens.Tests.Unit.Emulators;

public sealed class EmulatedParametersTests
{
    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly EmulatedParameters store;

    public EmulatedParametersTests() => store = new EmulatedParameters(clock);

    [Fact]
    public async Task A_write_makes_a_version_at_its_time()
    {
        await Write("/a", "one");
        clock.Advance(TimeSpan.FromMinutes(1));
        await Write("/a", "two");

        var found = await Find("/a");

        found!.Value.Reveal().Should().Be("two");
        found.Version.Should().Be(2);
        found.ModifiedAt.Should().Be(The.Now + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_SecureString_shows_its_value_only_decrypted()
    {
        await Write("/a", "fake-one", isSecure: true);

        (await Find("/a", decrypt: true))!.Value.Reveal().Should().Be("fake-one");
        (await Find("/a", decrypt: false))!.Value.Reveal().Should().NotBe("fake-one");
        (await store.ListAsync(Some.Parameter("/x"), CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_value_that_refers_to_another_parameter_is_refused_as_the_real_store_does()
    {
        await FluentActions.Awaiting(() => Write("/a", "x {{b}}")).Should().ThrowAsync<StoreException>();
        await Write("/a", "}} {");
        await Write("/a", "{{ }");
    }

    [Fact]
    public async Task A_label_stays_with_its_version_until_it_is_moved()
    {
        await Write("/a", "one");
        await store.LabelAsync(Some.Parameter("/a"), 1, "proven", default);
        await Write("/a", "two");

        (await Find("/a", label: "proven"))!.Value.Reveal().Should().Be("one");
        (await Find("/a", label: "other")).Should().BeNull();
        await store.LabelAsync(Some.Parameter("/a"), 2, "proven", default);
        (await Find("/a", label: "proven"))!.Value.Reveal().Should().Be("two");
    }

    [Fact]
    public async Task What_is_deleted_and_made_again_begins_anew_without_its_labels()
    {
        await Write("/a", "one");
        await store.LabelAsync(Some.Parameter("/a"), 1, "proven", default);

        store.Forget(Some.Parameter("/a"));
        (await Find("/a")).Should().BeNull();
        await Write("/a", "two");

        (await Find("/a"))!.Version.Should().Be(1);
        (await Find("/a", label: "proven")).Should().BeNull();
    }

    [Fact]
    public async Task A_folder_lists_what_lies_directly_in_it()
    {
        foreach (var name in new[] { "/f/b", "/f/a", "/f/c/below", "/fx/a", "/f" })
        {
            await Write(name, "x", isSecure: name == "/f/b");
        }

        var listed = await store.ListAsync(Some.Parameter("/f"), CancellationToken.None);

        listed.Select(parameter => parameter.Name.Value).Should().Equal("/f/a", "/f/b");
        listed.Select(parameter => parameter.Value.Reveal()).Should().Equal("x", "undecrypted");
    }

    private Task Write(string name, string value, bool isSecure = false) =>
        store.WriteAsync(
            new ParameterWrite(Some.Parameter(name), Secret.Of(value)) { IsSecure = isSecure },
            CancellationToken.None
        );

    private async Task<StoredParameter?> Find(string name, string? label = null, bool decrypt = true)
    {
        var selector = new ParameterSelector(Some.Parameter(name), label);
        var found = await store.GetAsync([selector, selector], decrypt, CancellationToken.None);
        return (found[selector] as ParameterLookup.Found)?.Parameter;
    }
}
