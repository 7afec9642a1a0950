namespace Tokens.Emulator.Providers;

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

    private static TokenAnswer? Malformed(ReceivedRequest request) =>
        request switch
        {
            { Method: not "POST" } => InvalidRequest("The token endpoint is asked by POST."),
            { QueryString: not "" } => InvalidRequest("Parameters are not taken from the URI."),
            { AuthenticatesTwice: true } => InvalidRequest("More than one client authentication was used."),
            { GrantType: null or "" } => InvalidRequest("grant_type is missing from the form."),
            _ => null,
        };

    private TokenAnswer? Unauthenticated(ReceivedRequest request) =>
        request switch
        {
            { ClientId: null } or { ClientSecret: null } => InvalidClient("invalid_client"),
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
                : TokenAnswer.Refused(400, "invalid_grant", "The code is none, or was asked for otherwise."),
            { GrantType: "client_credentials", Scope: null or "" } when behaviour.RequiresScopeForClientCredentials =>
                TokenAnswer.Refused(400, "invalid_scope", "scope is missing."),
            { GrantType: "client_credentials" } => Issue(request, refreshToken: null),
            _ => TokenAnswer.Refused(400, "unsupported_grant_type", "This grant type is not supported."),
        };

    private TokenAnswer Refresh(ReceivedRequest request)
    {
        var next = tokens.Redeem(request.RefreshToken!, request.ClientId!);
        var told = next != request.RefreshToken || behaviour.RepeatsRefreshToken ? next : null;

        return next is null
            ? TokenAnswer.Refused(400, "invalid_grant", "expired access/refresh token")
            : Issue(request, told);
    }

    private TokenAnswer Issue(ReceivedRequest request, string? refreshToken) =>
        TokenAnswer.Issued(issued.Issue(), refreshToken, request, behaviour);

    private static TokenAnswer InvalidRequest(string description) =>
        TokenAnswer.Refused(400, "invalid_request", description);

    private TokenAnswer InvalidClient(string error) =>
        TokenAnswer.Refused(behaviour.InvalidClientStatus, error, "Client authentication failed.");
}
