using System.Diagnostics;
using System.Text.Json;
using Tokens.Emulator.CloudFormation;

namespace Tokens.Tests.Templates;

/// <summary>The template as it is in the repository.</summary>
public static class TemplateFile
{
    /// <param name="repository">The folder of Tokens.sln.</param>
    public static ServerlessTemplate In(string repository) =>
        At(Path.Combine(repository, "serverless.template"), TimeSpan.FromSeconds(10));

    /// <summary>
    /// Read again for a while where it is no JSON: AWS's generator writes it anew at each compilation of src/Functions,
    /// which tests publish while others read.
    /// </summary>
    public static ServerlessTemplate At(string path, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return ServerlessTemplate.Parse(File.ReadAllText(path));
            }
            catch (Exception broken) when (broken is IOException or JsonException && waited.Elapsed < patience)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(50));
            }
        }
    }
}
