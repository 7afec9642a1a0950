namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>What a parameter has; a request may also ask for Intelligent-Tiering, which settles on one of these.</summary>
public enum ParameterTier
{
    Standard,
    Advanced,
}
