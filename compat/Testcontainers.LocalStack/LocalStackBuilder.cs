using System.Collections.Generic;
using System.Collections.Immutable;

namespace Testcontainers.LocalStack;

/// <summary>Immutable: each step answers a new builder, as Testcontainers' do.</summary>
public sealed class LocalStackBuilder
{
    private readonly string image;
    private readonly ImmutableList<KeyValuePair<string, string>> environment;

    public LocalStackBuilder(string image)
        : this(image, []) { }

    private LocalStackBuilder(string image, ImmutableList<KeyValuePair<string, string>> environment) =>
        (this.image, this.environment) = (image, environment);

    public LocalStackBuilder WithEnvironment(string name, string value) =>
        new(image, environment.Add(new(name, value)));

    /// <exception cref="DotNet.Testcontainers.Builders.DockerUnavailableException">
    /// Nothing answers as a container engine. The real builder finds out here, too, not when it starts.
    /// </exception>
    public LocalStackContainer Build()
    {
        Docker.RequireEngine();
        return new LocalStackContainer(image, environment);
    }
}
