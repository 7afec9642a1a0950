namespace Amazon.Lambda.Core;

/// <summary>The real one's other methods have defaults: whoever implements it need not know them.</summary>
public interface ILambdaLogger
{
    void Log(string message);

    void LogLine(string message);
}
