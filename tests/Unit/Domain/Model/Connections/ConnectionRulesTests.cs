namespace Tokens.Tests.Unit.Domain.Model.Connections;

public sealed class ConnectionRulesTests
{
    [Fact]
    public void A_providers_name_is_enough()
    {
        var connection = Valid(Some.Definition("amazon-lwa"));

        connection.Provider.Should().BeSameAs(ProviderProfiles.AmazonLwa);
        connection.Enabled.Should().BeTrue();
        connection.AccessTokenLifetime.Should().Be(TimeSpan.FromHours(1));
        connection.RefreshTokenRotates.Should().BeFalse();
        connection.Endpoint.Token.Should().Be(new Uri("https://api.amazon.com/auth/o2/token"));
        connection.Endpoint.Authorization.Should().BeNull();
        connection.Endpoint.ClientAuthentication.Should().Be(ClientAuthentication.Body);
        connection.Endpoint.BodyFormat.Should().Be(BodyFormat.Form);
        connection.Grant.Type.Should().Be(GrantType.RefreshToken);
        connection.Grant.Scope.Should().BeNull();
        connection.Grant.ExtraFields.Should().BeEmpty();
        connection.Client.Name.Should().BeNull();
        connection.Client.Rotation.Should().Be(new RotationSettings(null, null, null, null));
        connection.RefreshTokenExpiresAt.Should().BeNull();
    }

    [Fact]
    public void Parameters_lie_below_the_root_where_a_definition_says_nothing()
    {
        var connection = Valid(Some.Definition());

        connection
            .Credentials.Select(source => source.ToString())
            .Should()
            .Equal(
                "parameter /tokens/my-erp/client-id",
                "parameter /tokens/my-erp/client-secret",
                "parameter /tokens/my-erp/refresh-token"
            );
        connection.Outputs.AccessToken.Value.Should().Be("/tokens/my-erp/access-token");
        connection.Outputs.InstanceUrl.Value.Should().Be("/tokens/my-erp/instance-url");
    }

    [Fact]
    public void Every_field_is_taken()
    {
        var connection = Valid(
            new Definition
            {
                [ClientFields.Provider] = "salesforce",
                [ConnectionFields.Enabled] = false,
                [ClientFields.TokenEndpoint] = "https://acme.my.salesforce.com/services/oauth2/token",
                [ClientFields.AuthorizationEndpoint] = "https://acme.my.salesforce.com/services/oauth2/authorize",
                [ConnectionFields.Grant] = "refresh_token",
                [ConnectionFields.Scope] = "api refresh_token",
                [ConnectionFields.ExtraFields] = new Dictionary<string, string> { ["audience"] = "x" },
                [ClientFields.ClientAuthentication] = "basic",
                [ClientFields.BodyFormat] = "json",
                [ClientFields.ClientId] = "/tokens/my-erp/sf/client-id",
                [ClientFields.ClientSecret] = "/tokens/my-erp/sf/client-secret",
                [ConnectionFields.RefreshToken] = "/credentials/refresh",
                [ConnectionFields.AccessToken] = "/out/access",
                [ConnectionFields.InstanceUrl] = "/out/url",
                [ConnectionFields.RefreshTokenRotates] = true,
                [ConnectionFields.AccessTokenLifetime] = "30m",
                [ClientFields.RotateEvery] = "180d",
                [ClientFields.Grace] = "7d",
                [ClientFields.RemindBefore] = ["30d", "1d", "7d"],
                [ClientFields.SecretIssuedAt] = "2026-11-22",
                [ConnectionFields.RefreshTokenExpiresAt] = "2027-01-02T03:04:05+02:00",
            }
        );

        connection.Enabled.Should().BeFalse();
        connection.Endpoint.Token.Host.Should().Be("acme.my.salesforce.com");
        connection
            .Endpoint.Authorization.Should()
            .Be(new Uri("https://acme.my.salesforce.com/services/oauth2/authorize"));
        connection.Endpoint.ClientAuthentication.Should().Be(ClientAuthentication.Basic);
        connection.Endpoint.BodyFormat.Should().Be(BodyFormat.Json);
        connection.Grant.Scope.Should().Be("api refresh_token");
        connection.Grant.ExtraFields.Should().Equal(new Dictionary<string, string> { ["audience"] = "x" });
        connection
            .Client.Id.Should()
            .Be(new CredentialSource.InParameter(Some.Parameter("/tokens/my-erp/sf/client-id")));
        connection
            .Client.Secret.Should()
            .Be(new CredentialSource.InParameter(Some.Parameter("/tokens/my-erp/sf/client-secret")));
        connection.RefreshToken.Should().Be(Some.Parameter("/credentials/refresh"));
        connection.Outputs.Should().Be(new OutputLocations(Some.Parameter("/out/access"), Some.Parameter("/out/url")));
        connection.RefreshTokenRotates.Should().BeTrue();
        connection.AccessTokenLifetime.Should().Be(TimeSpan.FromMinutes(30));
        connection.Client.Rotation.RotateEvery.Should().Be(TimeSpan.FromDays(180));
        connection.Client.Rotation.Grace.Should().Be(TimeSpan.FromDays(7));
        connection
            .Client.Rotation.RemindBefore.Should()
            .Equal(TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30));
        connection.Client.Rotation.SecretIssuedAt.Should().Be(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        connection.RefreshTokenExpiresAt.Should().Be(new DateTimeOffset(2027, 1, 2, 1, 4, 5, TimeSpan.Zero));
    }

    public static TheoryData<DefinitionField, Definition> OtherMistakes =>
        new()
        {
            { ClientFields.Provider, new Definition() },
            { ClientFields.TokenEndpoint, Some.Definition("oauth2") },
            { ClientFields.RemindBefore, Some.Definition().With(ClientFields.RemindBefore, ["30d", "soon"]) },
            {
                ConnectionFields.ExtraFields,
                Some.Definition()
                    .With(ConnectionFields.ExtraFields, new Dictionary<string, string> { ["grant_type"] = "x" })
            },
            {
                ConnectionFields.Client,
                new Definition { [ConnectionFields.Client] = "unknown" }
            },
            {
                ConnectionFields.Client,
                new Definition { [ConnectionFields.Client] = "No Name" }
            },
        };

    [Theory]
    [MemberData(nameof(OtherMistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_reported_once_under_the_name_of_its_field(DefinitionField field, Definition definition)
    {
        var problem = Define(definition).Problem();

        problem.Should().StartWith($"field {field.Name}: ");
        problem.Split("field ").Should().HaveCount(2);
    }

    public static TheoryData<DefinitionField.Text, string> Mistakes =>
        new()
        {
            { ClientFields.Provider, "amazon" },
            { ClientFields.TokenEndpoint, "https://evil.example/token" },
            { ClientFields.TokenEndpoint, "token" },
            { ClientFields.AuthorizationEndpoint, "https://evil.example/a" },
            { ConnectionFields.Grant, "password" },
            { ClientFields.ClientAuthentication, "Basic" },
            { ClientFields.BodyFormat, "xml" },
            { ClientFields.ClientId, "not a name" },
            { ClientFields.ClientId, "env:AWS_SECRET_ACCESS_KEY" },
            { ClientFields.ClientId, "env:ANY" },
            { ClientFields.ClientSecret, "/tokens/other/client-secret" },
            { ClientFields.ClientSecret, "/tokens/clients/shared/client-secret" },
            { ClientFields.ClientSecret, "/my-erp/client-secret" },
            { ConnectionFields.RefreshToken, "/tokens/other/refresh-token" },
            { ConnectionFields.RefreshToken, "/my-erp/refresh-token" },
            { ConnectionFields.AccessToken, "/tokens/other/access-token" },
            { ConnectionFields.AccessToken, "/credentials/access-token" },
            { ConnectionFields.AccessToken, "/prod/db/password" },
            { ConnectionFields.AccessToken, "/my-erp/access-token" },
            { ConnectionFields.InstanceUrl, "/outside/url" },
            { ClientFields.ClientSecret, "/a//b" },
            { ClientFields.ClientSecret, "/tokens/status/my-erp" },
            { ConnectionFields.RefreshToken, "env:REFRESH_TOKEN" },
            { ConnectionFields.RefreshToken, "/tokens/claims/x" },
            { ConnectionFields.AccessToken, "/tokens/connections/other" },
            { ConnectionFields.AccessToken, "" },
            { ConnectionFields.InstanceUrl, "/tokens/status/other" },
            { ClientFields.ClientId, "/tokens/shared/id" },
            { ClientFields.ClientSecret, "/tokens/shared/secret" },
            { ConnectionFields.RefreshToken, "/tokens/my-erp/refreshToken" },
            { ConnectionFields.AccessToken, "/tokens/my-erp/token" },
            { ConnectionFields.AccessToken, "/tokens/my-erp/client-id" },
            { ConnectionFields.InstanceUrl, "/tokens/my-erp/host" },
            { ConnectionFields.AccessTokenLifetime, "1 hour" },
            { ClientFields.RotateEvery, "0d" },
            { ClientFields.Grace, "-7d" },
            { ClientFields.SecretIssuedAt, "yesterday" },
            { ConnectionFields.RefreshTokenExpiresAt, "2026-13-01" },
        };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_wrong_value_is_reported_once_under_the_name_of_its_field(DefinitionField.Text field, string value) =>
        A_mistake_is_reported_once_under_the_name_of_its_field(field, Some.Definition().With(field, value));

    /// <summary>
    /// A rotating refresh token was used, and its successor had nowhere to go: the role may write no such name.
    /// </summary>
    [Fact]
    public void A_name_in_the_own_folder_that_no_role_reaches_is_refused_with_the_one_to_take() =>
        Define(Some.Definition().With(ConnectionFields.RefreshToken, "/tokens/my-erp/refreshToken"))
            .Problem()
            .Should()
            .Be(
                "field refreshToken: /tokens/my-erp/refreshToken does not say what it holds; "
                    + "below /tokens name it as in /tokens/my-erp/refresh-token"
            );

    [Fact]
    public void A_place_that_is_not_the_connections_own_is_refused_with_those_that_are() =>
        Define(Some.Definition().With(ConnectionFields.AccessToken, "/prod/db/password"))
            .Problem()
            .Should()
            .Be(
                "field accessToken: /prod/db/password may not be written for this connection; leave it out to use "
                    + "/tokens/my-erp/access-token, or choose a folder listed in TOKENS_CREDENTIAL_PATHS (refresh tokens) "
                    + "or TOKENS_OUTPUT_PATHS"
            );

    /// <summary>The folder was compared by its last part: a connection named lwa owned /my-erp/lwa.</summary>
    [Fact]
    public void A_folder_elsewhere_that_ends_with_the_connections_name_is_not_its_own() =>
        Define(Some.Definition().With(ConnectionFields.AccessToken, "/my-erp/my-erp/clientsecret"))
            .Problem()
            .Should()
            .Contain("may not be written");

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        Define(
                Some.Definition()
                    .With(ConnectionFields.Grant, "x")
                    .With(ClientFields.BodyFormat, "y")
                    .With(ClientFields.RotateEvery, "z")
                    .With(ClientFields.RemindBefore, ["1", "2"])
            )
            .Problem()
            .Split("; field ")
            .Should()
            .HaveCount(5);

    [Theory]
    [InlineData("grant_type")]
    [InlineData("client_id")]
    [InlineData("client_secret")]
    [InlineData("refresh_token")]
    [InlineData("scope")]
    public void Extra_fields_cannot_replace_those_of_the_protocol(string field) =>
        Define(Some.Definition().With(ConnectionFields.ExtraFields, new Dictionary<string, string> { [field] = "x" }))
            .Problem()
            .Should()
            .Contain(field);

    [Theory]
    [InlineData("5:30")]
    [InlineData("11-22")]
    [InlineData("1.5")]
    [InlineData("22/11/2026")]
    [InlineData("11/22/2026")]
    [InlineData("Sunday")]
    public void A_date_is_one_in_full_and_never_completed_from_todays(string text) =>
        Define(Some.Definition().With(ClientFields.SecretIssuedAt, text)).Problem().Should().Contain("is no date");

    /// <summary>With the end of time for a date, a secret's own end could not be reckoned, and the sweep failed for all.</summary>
    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1999-12-31T23:59:59Z")]
    [InlineData("2200-01-01")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public void A_date_that_is_too_far_off_is_refused(string text)
    {
        var definition = Some.Definition()
            .With(ClientFields.SecretIssuedAt, text)
            .With(ConnectionFields.RefreshTokenExpiresAt, text);

        Define(definition)
            .Problem()
            .Should()
            .Contain("field secretIssuedAt: \"" + text + "\" is too far off")
            .And.Contain("field refreshTokenExpiresAt: ");
    }

    [Theory]
    [InlineData("2000-01-01")]
    [InlineData("2199-12-31")]
    public void The_dates_in_reach_are_taken(string text) =>
        Define(Some.Definition().With(ClientFields.SecretIssuedAt, text))
            .Valid()
            .Client.Rotation.SecretIssuedAt.Should()
            .NotBeNull();

    /// <summary>A line end in a log's line, or the half of a character, which no answer can be written with.</summary>
    [Theory]
    [InlineData("a\r\nb\u0007", "\"a b\"")]
    [InlineData("a😀", "\"a\"")]
    [InlineData("123456789012345678901234567890", "\"123456789012345678901234567890\"")]
    [InlineData("1234567890123456789012345678901", "the text of 31 characters")]
    public void A_wrong_value_is_repeated_on_one_line_and_only_where_it_is_short(string value, string shown)
    {
        var definition = Some.Definition().With(ConnectionFields.Grant, value).With(ClientFields.Grace, value);

        Define(definition)
            .Problem()
            .Should()
            .Be(
                $"field grace: {shown} is no span of time; write a whole number above 0 and s, m, h or d, as in 30m or 180d; "
                    + $"field grant: {shown} is not known; use one of refresh_token, client_credentials"
            );
    }

    /// <summary>A ladder of a thousand misspelt rungs made an answer that no log takes.</summary>
    [Fact]
    public void Of_many_mistakes_the_first_ten_are_told()
    {
        var problem = Define(Some.Definition().With(ClientFields.RemindBefore, [.. Enumerable.Repeat("soon", 1000)]))
            .Problem();

        problem.Split("; field").Should().HaveCount(10);
        problem.Should().EndWith("; and 990 more");
        Define(Some.Definition().With(ClientFields.RemindBefore, [.. Enumerable.Repeat("soon", 10)]))
            .Problem()
            .Should()
            .NotContain("more");
    }

    [Theory]
    [InlineData("2026-11-22T16:43:50Z")]
    [InlineData("2026-11-22T18:43:50+02:00")]
    [InlineData("2026-11-22T16:43:50")]
    [InlineData("2026-11-22T16:43:50.000Z")]
    [InlineData(" 2026-11-22T16:43:50Z ")]
    public void A_point_in_time_is_read_as_UTC_unless_it_says_otherwise(string text) =>
        Valid(Some.Definition().With(ClientFields.SecretIssuedAt, text))
            .Client.Rotation.SecretIssuedAt!.Value.EqualsExact(
                new DateTimeOffset(2026, 11, 22, 16, 43, 50, TimeSpan.Zero)
            )
            .Should()
            .BeTrue();

    [Fact]
    public void A_grant_of_client_credentials_has_no_refresh_token()
    {
        var connection = Valid(Some.Definition().With(ConnectionFields.Grant, "client_credentials"));

        connection.Grant.Type.Should().Be(GrantType.ClientCredentials);
        connection.RefreshToken.Should().BeNull();
        connection.Credentials.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://test.salesforce.com/services/oauth2/token")]
    public void Salesforce_grants_client_credentials_under_a_My_Domain_only(string? endpoint) =>
        Define(
                Some.Salesforce()
                    .With(ConnectionFields.Grant, "client_credentials")
                    .With(ClientFields.TokenEndpoint, endpoint)
            )
            .Problem()
            .Should()
            .StartWith("field tokenEndpoint: ")
            .And.Contain("*.my.salesforce.com");

    [Fact]
    public void Salesforce_grants_client_credentials_under_a_My_Domain() =>
        Valid(
            Some.Salesforce()
                .With(ConnectionFields.Grant, "client_credentials")
                .With(ClientFields.TokenEndpoint, "https://acme.my.salesforce.com/services/oauth2/token")
        )
            .Grant.Type.Should()
            .Be(GrantType.ClientCredentials);

    [Fact]
    public void A_listed_host_is_taken_at_its_operators_word() =>
        Define(
                Some.Salesforce()
                    .With(ConnectionFields.Grant, "client_credentials")
                    .With(ClientFields.TokenEndpoint, "https://sso.acme.example/token"),
                AllowedHosts.Parse("sso.acme.example").Valid()
            )
            .Valid()
            .Endpoint.Token.Host.Should()
            .Be("sso.acme.example");

    public static TheoryData<string, Definition> Overlaps =>
        new()
        {
            {
                "/out/x",
                Some.Definition()
                    .With(ConnectionFields.AccessToken, "/out/x")
                    .With(ConnectionFields.RefreshToken, "/out/x")
            },
            {
                "/out/x",
                Some.Definition()
                    .With(ConnectionFields.AccessToken, "/out/x")
                    .With(ConnectionFields.InstanceUrl, "/out/x")
            },
            {
                "/out/x",
                Some.Definition()
                    .With(ConnectionFields.InstanceUrl, "/out/x")
                    .With(ConnectionFields.RefreshToken, "/out/x")
            },
        };

    [Theory]
    [MemberData(nameof(Overlaps), DisableDiscoveryEnumeration = true)]
    public void One_parameter_cannot_serve_for_two(string parameter, Definition definition) =>
        Define(definition)
            .Problem()
            .Should()
            .StartWith("field clientId, clientSecret, refreshToken, accessToken, instanceUrl: ")
            .And.Contain($"{parameter} is named twice");

    [Fact]
    public void A_lifetime_is_the_definitions_then_the_providers_then_an_hour()
    {
        var hosts = AllowedHosts.Parse("sso.acme.example").Valid();
        var other = Some.Definition("oauth2").With(ClientFields.TokenEndpoint, "https://sso.acme.example/token");

        Valid(Some.Salesforce().With(ConnectionFields.AccessTokenLifetime, "15m"))
            .AccessTokenLifetime.Should()
            .Be(TimeSpan.FromMinutes(15));
        Valid(Some.Salesforce()).AccessTokenLifetime.Should().Be(TimeSpan.FromHours(2));
        Define(other, hosts).Valid().AccessTokenLifetime.Should().Be(TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_long_mistake_may_be_a_credential_in_the_wrong_field_and_is_not_shown() =>
        Define(Some.Definition().With(ConnectionFields.Grant, new string('x', 100)))
            .Problem()
            .Should()
            .Contain("the text of 100 characters is not known")
            .And.NotContain("xx");

    /// <summary>The parser took these for hosts, and one such definition ended the run for all connections.</summary>
    [Fact]
    public void A_host_of_letters_that_no_host_has_is_refused()
    {
        string[] beyondAscii =
        [
            string.Concat(Enumerable.Repeat("a.", 150)) + "é.my.salesforce.com",
            string.Concat(Enumerable.Repeat("\u200ba.", 100)) + "my.salesforce.com",
        ];
        var tooLong = string.Concat(Enumerable.Repeat("a.", 150)) + "my.salesforce.com";

        beyondAscii.Select(ProblemAt).Should().OnlyContain(problem => problem.Contains("a letter beyond ASCII"));
        ProblemAt(tooLong).Should().Be("field tokenEndpoint: is no URL; give one that begins with https://");
    }

    private static string ProblemAt(string host) =>
        Define(Some.Salesforce().With(ClientFields.TokenEndpoint, $"https://{host}/services/oauth2/token")).Problem();

    /// <summary>Whoever owns the workflow or the app read the secret of another connection.</summary>
    [Theory]
    [InlineData("hubspot", "https://api.hubapi.com/automation/v4/webhook-triggers/1/x")]
    [InlineData("shopify", "https://acme.myshopify.com/apps/collect")]
    [InlineData("salesforce", "https://test.salesforce.com/servlet/servlet.WebToLead")]
    public void Another_path_on_a_providers_host_is_refused_and_the_right_ones_are_named(string provider, string url) =>
        Define(Some.Definition(provider).With(ClientFields.TokenEndpoint, url))
            .Problem()
            .Should()
            .StartWith("field tokenEndpoint: leads to ")
            .And.Contain(ProviderProfiles.Parse(provider).Valid().TokenEndpoints[0].ToString());

    [Fact]
    public void A_sign_in_page_may_have_another_path_only_where_the_operator_listed_it()
    {
        var definition = Some.Salesforce()
            .With(ClientFields.AuthorizationEndpoint, "https://login.salesforce.com/login");

        Define(definition).Problem().Should().StartWith("field authorizationEndpoint: leads to login.salesforce.com");
        Define(definition, AllowedHosts.Parse("login.salesforce.com/login").Valid())
            .Valid()
            .Endpoint.Authorization!.AbsolutePath.Should()
            .Be("/login");
    }

    [Theory]
    [InlineData("sso.acme.example/other", false)]
    [InlineData("sso.acme.example/token", true)]
    public void A_listed_path_is_the_only_one_that_may_grant_client_credentials(string listed, bool allowed) =>
        (
            Define(
                Some.Salesforce()
                    .With(ConnectionFields.Grant, "client_credentials")
                    .With(ClientFields.TokenEndpoint, "https://sso.acme.example/token"),
                AllowedHosts.Parse(listed).Valid()
            ) is Parsed<Connection>.Valid
        )
            .Should()
            .Be(allowed);

    [Theory]
    [InlineData(30, "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"")]
    [InlineData(31, "the text of 31 characters")]
    public void A_mistake_of_thirty_characters_is_shown_whole_and_a_longer_one_not(int length, string shown) =>
        Define(Some.Definition().With(ConnectionFields.Grant, new string('x', length)))
            .Problem()
            .Should()
            .Be($"field grant: {shown} is not known; use one of refresh_token, client_credentials");

    [Fact]
    public void The_sign_in_page_is_the_providers_where_the_definition_gives_none() =>
        Valid(Some.Salesforce())
            .Endpoint.Authorization.Should()
            .Be(new Uri("https://login.salesforce.com/services/oauth2/authorize"));

    private static Connection Valid(Definition definition) => Define(definition).Valid();

    private static Parsed<Connection> Define(Definition definition, AllowedHosts? hosts = null) =>
        new ConnectionRules(The.Layout, hosts ?? AllowedHosts.None, The.Paths).Define(
            Some.Name(),
            definition,
            Some.Clients()
        );
}
