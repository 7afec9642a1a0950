namespace Tokens.Tests.Unit.Domain.Model.Values;

public sealed class ParameterLayoutTests
{
    [Fact]
    public void Everything_has_its_place_below_the_root()
    {
        var name = Some.Name("my-erp");

        new[]
        {
            The.Layout.Definition(name),
            The.Layout.Status(name),
            The.Layout.ClientId(name),
            The.Layout.ClientSecret(name),
            The.Layout.RefreshToken(name),
            The.Layout.AccessToken(name),
            The.Layout.InstanceUrl(name),
            The.Layout.Claims,
        }
            .Select(place => place.Value)
            .Should()
            .Equal(
                "/tokens/connections/my-erp",
                "/tokens/status/my-erp",
                "/tokens/my-erp/client-id",
                "/tokens/my-erp/client-secret",
                "/tokens/my-erp/refresh-token",
                "/tokens/my-erp/access-token",
                "/tokens/my-erp/instance-url",
                "/tokens/claims"
            );
    }

    [Theory]
    [InlineData("/tokens/my-erp/refresh-token", "my-erp")]
    [InlineData("/tokens/my-erp/access-token", null)]
    [InlineData("/tokens/shared/my-erp/refresh-token", null)]
    [InlineData("/tokens/My-ERP/refresh-token", null)]
    [InlineData("/tokens/status/refresh-token", null)]
    [InlineData("/tokens/refresh-token", null)]
    [InlineData("/other/my-erp/refresh-token", null)]
    [InlineData("refresh-token", null)]
    public void A_refresh_token_at_its_usual_place_tells_whose_it_is(string place, string? owner) =>
        The.Layout.OwnerOfRefreshToken(Some.Parameter(place))?.Value.Should().Be(owner);

    [Theory]
    [InlineData("/tokens/connections/x", true)]
    [InlineData("/tokens/status/x", true)]
    [InlineData("/tokens/claims/x/y", true)]
    [InlineData("/tokens/my-erp/x", false)]
    [InlineData("/tokens/connections-2/x", false)]
    [InlineData("/other/connections/x", false)]
    public void The_folders_of_its_own_records_are_reserved(string name, bool reserved) =>
        The.Layout.IsReserved(Some.Parameter(name)).Should().Be(reserved);

    [Theory]
    [InlineData("/tokens/my-erp/client-secret", true)]
    [InlineData("/tokens/shared/lwa/client-secret", true)]
    [InlineData("/tokens/shared/secret", false)]
    [InlineData("/tokens/shared/client-secrets", false)]
    [InlineData("/tokens/shared/Client-Secret", false)]
    [InlineData("/tokens/shared/old-client-secret", false)]
    [InlineData("/tokens/client-secret/x", false)]
    [InlineData("/tokens/client-secret", false)]
    [InlineData("/tokens-2/secret", true)]
    [InlineData("/tokens", true)]
    [InlineData("secret", true)]
    public void Below_the_root_a_parameter_is_known_by_the_last_part_of_its_name(string name, bool known) =>
        The.Layout.IsKnownAs(Some.Parameter(name), The.Layout.ClientSecret(Some.Name("my-erp"))).Should().Be(known);
}
