using Tokens.Packaging;

try
{
    var request = Request.Parse(args);
    Console.WriteLine(Report.Begin(request));
    var root = Environment.CurrentDirectory;
    var functions = new PublishFunctions(
        DotNetCommand.In(root),
        Linker.Find(Environment.GetEnvironmentVariable("PATH"))
    );
    var package = await new MakePackage(functions, root).MakeAsync(request);
    foreach (var line in Report.Of(request, package))
    {
        Console.WriteLine(line);
    }

    return 0;
}
catch (RefusedException refused)
{
    Console.Error.WriteLine(refused.Message);
    Console.Error.WriteLine("Nothing was packaged.");
    return 1;
}
