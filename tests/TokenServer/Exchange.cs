namespace Tokens.Tests.TokenServers;

/// <summary>RFC 6749 sections 4.4 and 6: a request's fate, by the endpoint's behaviour and what it knows.</summary>
internal sealed class Exchange(
    TokenEndpointBehaviour behaviour,
    Clients clients,
    AuthorizationCodes codes,
    RefreshTokens tokens,
    AccessTokens issued
)
{
    public TokenAnswer Of(ReceivedRequest request) =>
        Malformed(request) ?? Unauthenticated(request) ?? Granted(request);

    private TokenAnswer.Refused? Malformed(ReceivedRequest request) =>
        request switch
        {
            { Method: not "POST" } => InvalidRequest("The token endpoint is asked by POST."),
            { QueryString: not "" } => InvalidRequest("Parameters are not taken from the URI."),
            _ when !behaviour.BodyFormats.HasFlag(request.BodyFormat) || request.BodyFormat is BodyFormats.None =>
                InvalidRequest("The body's format is not supported."),
            { ClientAuthentication: ClientAuthentications.Basic | ClientAuthentications.Body } => InvalidRequest(
                "More than one client authentication was used."
            ),
            { GrantType: null or "" } => InvalidRequest("grant_type is missing."),
            _ => null,
        };

    private TokenAnswer.Refused? Unauthenticated(ReceivedRequest request) =>
        request switch
        {
            { ClientId: null } or { ClientSecret: null } => InvalidClient("invalid_client"),
            _ when !behaviour.ClientAuthentications.HasFlag(request.ClientAuthentication) => InvalidClient(
                "invalid_client"
            ),
            _ when !clients.Knows(request.ClientId) => InvalidClient(behaviour.UnknownClientError),
            _ when !clients.Accepts(request.ClientId, request.ClientSecret) => InvalidClient("invalid_client"),
            _ => null,
        };

    private TokenAnswer Granted(ReceivedRequest request) =>
        request switch
        {
            { GrantType: "refresh_token", RefreshToken: null or "" } => InvalidRequest("refresh_token is missing."),
            { GrantType: "refresh_token" } => Refresh(request),
            { GrantType: "authorization_code" } => codes.Redeem(request)
                ? Issue(request, tokens.Issue(request.ClientId!))
                : new TokenAnswer.Refused(400, "invalid_grant", "The code is none, or was asked for otherwise."),
            { GrantType: "client_credentials", Scope: null or "" } when behaviour.RequiresScopeForClientCredentials =>
                new TokenAnswer.Refused(400, "invalid_scope", "scope is missing."),
            { GrantType: "client_credentials" } => Issue(request, refreshToken: null),
            _ => new TokenAnswer.Refused(400, "unsupported_grant_type", "This grant type is not supported."),
        };

    private TokenAnswer Refresh(ReceivedRequest request)
    {
        var next = tokens.Redeem(request.RefreshToken!, request.ClientId!);
        var told = next != request.RefreshToken || behaviour.RepeatsRefreshToken ? next : null;

        return next is null
            ? new TokenAnswer.Refused(400, "invalid_grant", "expired access/refresh token")
            : Issue(request, told);
    }

    private TokenAnswer.Issued Issue(ReceivedRequest request, string? refreshToken) =>
        new(issued.Issue(), refreshToken, request.Scope, request.At);

    private static TokenAnswer.Refused InvalidRequest(string description) => new(400, "invalid_request", description);

    private TokenAnswer.Refused InvalidClient(string error) =>
        new(behaviour.InvalidClientStatus, error, "Client authentication failed.");
}
