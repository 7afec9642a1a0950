using System.Security.Cryptography;
using System.Text;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>What a SecureString looks like undecrypted. Made of its name and version, so no value can be got from it.</summary>
internal static class Ciphertext
{
    public static string Of(Selection selection) =>
        "AQICAH"
        + Convert.ToBase64String(
            SHA512.HashData(Encoding.UTF8.GetBytes($"{selection.Name}:{selection.Version.Version}"))
        );
}
