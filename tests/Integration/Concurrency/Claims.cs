using System.Globalization;
using Amazon.SimpleSystemsManagement.Model;
using Tokens.Emulator;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>The claims in a world's store, and how old they are.</summary>
internal sealed class Claims(World world, AwsEmulator store)
{
    /// <summary>More than the lease of any claim.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromHours(1);

    /// <summary>More than any claim is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(46);

    public async Task<int> CountAsync() => (await AllAsync()).Count;

    /// <summary>The attempts that are claimed, of each version of a refresh token that has any.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<int>>> AttemptsAsync() =>
        [
            .. (await AllAsync())
                .Select(name => name[(name.LastIndexOf('/') + 1)..].Split('.'))
                .GroupBy(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture))
                .Select(attempts => attempts.Order().ToList()),
        ];

    /// <summary>Has time pass for them, which the store's own clock tells.</summary>
    public async Task AgeAsync(TimeSpan by)
    {
        foreach (var claim in await AllAsync())
        {
            store.Store.SetLastModified(claim, store.Store.Find(claim)!.Latest.LastModified - by);
        }
    }

    private async Task<IReadOnlyList<string>> AllAsync()
    {
        var names = new List<string>();
        var request = new GetParametersByPathRequest { Path = $"{world.Root}/claims", Recursive = true };
        do
        {
            var page = await world.Ssm.GetParametersByPathAsync(request);
            names.AddRange((page.Parameters ?? []).Select(parameter => parameter.Name));
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));

        return names;
    }
}
