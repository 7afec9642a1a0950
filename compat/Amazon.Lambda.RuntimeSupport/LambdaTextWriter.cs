using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Puts time, request id and level before a line, as the real runtime support does by default. What is written without
/// an end of line passes untouched, there as here.
/// </summary>
internal sealed class LambdaTextWriter(TextWriter inner, string level) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Flush() => inner.Flush();

    public override void Write(char value) => inner.Write(value);

    public override void Write(string value) => inner.Write(value);

    public override void WriteLine() => WriteLine("");

    public override void WriteLine(string value)
    {
        var time = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        inner.WriteLine($"{time}\t{LambdaConsole.RequestId}\t{level}\t{value}");
    }

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));

    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(new string(buffer));
}
