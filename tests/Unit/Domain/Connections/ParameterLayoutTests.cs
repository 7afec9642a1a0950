using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Connections;

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
    [InlineData("/tokens/connections/x", true)]
    [InlineData("/tokens/status/x", true)]
    [InlineData("/tokens/claims/x/y", true)]
    [InlineData("/tokens/my-erp/x", false)]
    [InlineData("/tokens/connections-2/x", false)]
    [InlineData("/other/connections/x", false)]
    public void The_folders_of_its_own_records_are_reserved(string name, bool reserved) =>
        The.Layout.IsReserved(Some.Parameter(name)).Should().Be(reserved);
}
