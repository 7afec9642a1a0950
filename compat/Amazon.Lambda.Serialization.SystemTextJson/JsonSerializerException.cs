using System;

namespace Amazon.Lambda.Serialization.SystemTextJson;

public class JsonSerializerException : Exception
{
    internal JsonSerializerException(string message)
        : base(message) { }

    internal JsonSerializerException(string message, Exception exception)
        : base(message, exception) { }
}
