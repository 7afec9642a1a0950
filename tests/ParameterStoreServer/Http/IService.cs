using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>One AWS service on the one port, told from the others by what a request contains.</summary>
internal interface IService
{
    bool Serves(HttpRequest request);

    Task AnswerAsync(HttpContext context);
}
