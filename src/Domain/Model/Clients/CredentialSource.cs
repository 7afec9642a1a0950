using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>Where a credential is read from.</summary>
public abstract record CredentialSource
{
    private CredentialSource() { }

    /// <summary>A parameter of the store, read anew whenever it is needed.</summary>
    public sealed record InParameter(ParameterName Name) : CredentialSource
    {
        public override string ToString() => $"parameter {Name}";
    }

    /// <summary>An environment variable of the function.</summary>
    public sealed record InEnvironment(string Variable) : CredentialSource
    {
        public override string ToString() => $"environment variable {Variable}";
    }

    /// <summary>The parameter's name, or the variable as a definition writes it.</summary>
    public string Place =>
        this switch
        {
            InParameter parameter => parameter.Name.Value,
            InEnvironment variable => EnvironmentPrefix + variable.Variable,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private const string EnvironmentPrefix = "env:";

    /// <summary>
    /// Reads <c>env:NAME</c> or a parameter name. AWS's own variables and this project's are refused: whoever may write a
    /// definition could otherwise have the function's own credentials sent to a token endpoint.
    /// </summary>
    public static Parsed<CredentialSource> Parse(string text)
    {
        if (text.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
        {
            return ParseVariable(text[EnvironmentPrefix.Length..]);
        }

        return ParameterName.Parse(text) switch
        {
            Parsed<ParameterName>.Valid name => new InParameter(name.Value),
            Parsed<ParameterName>.Invalid invalid => new Parsed<CredentialSource>.Invalid(
                invalid.Problem + "; or give env: and the name of an environment variable"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Parsed<CredentialSource> ParseVariable(string variable)
    {
        if (variable.Length == 0 || !variable.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return new Parsed<CredentialSource>.Invalid(
                "names no environment variable; use letters, digits and underscores after env:"
            );
        }

        return
            variable.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)
            || variable.StartsWith("TOKENS_", StringComparison.OrdinalIgnoreCase)
            ? new Parsed<CredentialSource>.Invalid(
                $"env:{variable} is not a credential of a connection; variables that begin with AWS_ or TOKENS_ are never sent"
            )
            : new InEnvironment(variable);
    }
}
