using System.Xml.Linq;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>One operation, from its request's fields to its answer's; null where the answer has none.</summary>
internal delegate Task<XElement?> Operation(QueryForm request, string region);
