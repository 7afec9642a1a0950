using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.TokenServers;

internal static class RequestReader
{
    public static async Task<ReceivedRequest> ReadAsync(HttpRequest request, DateTimeOffset at)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        var (format, fields) = BodyFields.Read(request.ContentType, body);
        var basic = BasicCredentials.Read(request.Headers.Authorization);
        var inBody = fields.ContainsKey("client_secret");

        return new ReceivedRequest
        {
            At = at,
            Method = request.Method,
            Path = request.Path.Value ?? "",
            QueryString = request.QueryString.Value ?? "",
            Headers = request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
            Body = body,
            BodyFormat = format,
            Fields = fields,
            ClientAuthentication =
                (basic is null ? ClientAuthentications.None : ClientAuthentications.Basic)
                | (inBody ? ClientAuthentications.Body : ClientAuthentications.None),
            ClientId = basic?.ClientId ?? fields.GetValueOrDefault("client_id"),
            ClientSecret = basic?.ClientSecret ?? fields.GetValueOrDefault("client_secret"),
        };
    }
}
