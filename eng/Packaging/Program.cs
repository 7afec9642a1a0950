using Tokens.Packaging;

try
{
    var root = Environment.CurrentDirectory;
    // eng/package changes to the repository's folder and says from where it was called.
    var request = Request.Parse(args, Environment.GetEnvironmentVariable("PACKAGE_CALLER") ?? root);
    Console.WriteLine(Report.Begin(request));
    var dotnet = DotNetCommand.In(root);
    var functions = new PublishFunctions(dotnet, Linker.Find(Environment.GetEnvironmentVariable("PATH")));
    var package = await new MakePackage(functions, root) { Bill = new BillOfMaterials(dotnet, root) }.MakeAsync(
        request
    );
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
