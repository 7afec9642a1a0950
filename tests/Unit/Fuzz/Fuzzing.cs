using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>
/// Runs a property over many inputs and tells how many they were. Each property takes <c>TOKENS_TEST_CASES</c> of them
/// (500 unless told, so that each kind of document has 2,000). <c>TOKENS_TEST_REPLAY</c>, "seed,gamma" or "seed,gamma,size" as a failure prints them, runs the
/// same ones again; filter for the one test then.
/// </summary>
public abstract class Fuzzing(ITestOutputHelper output)
{
    /// <summary>Far beyond what any input takes on a busy machine; what takes as long hangs, or is quadratic.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly int Cases = int.Parse(
        Environment.GetEnvironmentVariable("TOKENS_TEST_CASES") ?? "500",
        CultureInfo.InvariantCulture
    );

    /// <param name="inputs">What is tried.</param>
    /// <param name="complaint">What is wrong with what came of an input; null where nothing is. It never throws.</param>
    /// <param name="costs">How many times as dear as the others' a case is: there are so many times fewer.</param>
    /// <param name="atLeast">How many cases there are however few were asked for.</param>
    /// <param name="name">The property's.</param>
    private protected void Check<T>(
        Arbitrary<T> inputs,
        Func<T, string?> complaint,
        int costs = 1,
        int atLeast = 1,
        [CallerMemberName] string name = ""
    )
    {
        var cases = 0;
        Property Holds(T input)
        {
            cases++;
            var found = Task.Run(() => complaint(input))
                .WaitAsync(Longest, TimeProvider.System)
                .GetAwaiter()
                .GetResult();
            return (found is null).Label(Planted.Hide(found ?? ""));
        }

        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Math.Max(atLeast, Cases / costs)).WithReplay(Replay()),
            Prop.ForAll(inputs, Holds)
        );
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fuzzed: {cases} cases of {name}"));
    }

    private static FSharpOption<Replay> Replay()
    {
        var numbers = Environment.GetEnvironmentVariable("TOKENS_TEST_REPLAY")?.Split(',') ?? [];
        ulong Number(int at) => ulong.Parse(numbers[at], CultureInfo.InvariantCulture);
        return numbers.Length < 2
            ? FSharpOption<Replay>.None
            : new Replay(
                new Rnd(Number(0), Number(1)),
                numbers.Length > 2 ? FSharpOption<int>.Some((int)Number(2)) : FSharpOption<int>.None
            );
    }
}
