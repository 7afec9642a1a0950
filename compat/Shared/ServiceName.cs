using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.Compat;

internal sealed class ServiceName(string id) : IServiceMetadata
{
    public string ServiceId => id;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
