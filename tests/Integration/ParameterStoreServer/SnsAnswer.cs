using System.Xml.Linq;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>What came back: the status, and the body as text and as XML.</summary>
internal sealed record SnsAnswer(int Status, string Text)
{
    private static readonly XNamespace Sns = "http://sns.amazonaws.com/doc/2010-03-31/";

    public XElement Xml => XElement.Parse(Text);

    /// <summary>The error's code, or null where the call succeeded.</summary>
    public string? Error => Status == 200 ? null : this["Code"];

    /// <summary>The error's message, or null where the call succeeded.</summary>
    public string? Why => Status == 200 ? null : this["Message"];

    /// <summary>The one element of that name.</summary>
    public string this[string name] => Xml.Descendants(Sns + name).Single().Value;

    public string[] All(string name) => [.. Xml.Descendants(Sns + name).Select(each => each.Value)];

    /// <summary>A map's entries, such as a topic's attributes.</summary>
    public Dictionary<string, string> Map =>
        Xml.Descendants(Sns + "entry")
            .ToDictionary(entry => entry.Element(Sns + "key")!.Value, entry => entry.Element(Sns + "value")!.Value);
}
