using Tokens.Bench;
using Tokens.Bench.ColdRun;
using Tokens.Bench.Fleet;
using Tokens.Bench.Micro;
using Tokens.Bench.Results;

IPart[] parts = [new ColdRunPart(), new FleetPart(), new MicroPart()];
try
{
    var request = BenchRequest.Parse(args, [.. parts.Select(part => part.Name)]);
    var folder = Directory.CreateDirectory(BenchRequest.Output).FullName;
    foreach (var part in parts.Where(part => request.Parts.Contains(part.Name)))
    {
        var circumstances = await Circumstances.ReadAsync();
        var result = await part.RunAsync(request);
        var text = await ResultFiles.WriteAsync(folder, part.Name, circumstances, result);
        Console.WriteLine($"\n{string.Join('\n', text)}\n");
    }

    return 0;
}
catch (Exception e) when (e is ArgumentException or BenchException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
