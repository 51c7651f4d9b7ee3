// `edge-agent plate-list`: turns a list of plates into the list of keyed hashes that boxes take (`vehicles: list:`), so
// that plates themselves stay where they are.
using System.CommandLine;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Hosting;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Models.Plates;

namespace EdgeAgent.Commands;

/// <summary>The command <c>plate-list</c>.</summary>
public static class PlateListCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(ISecretSource secrets)
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Lines `plate,id,list`; list is member, delivery or blocked.",
        };
        var key = new Option<string>("--key")
        {
            Description = "Where the store's key is: file:PATH, credential:NAME or env:NAME.",
            Required = true,
        };
        var command = new Command("plate-list", "Makes the list of keyed hashes that `vehicles: list:` takes.")
        {
            file, key,
        };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed.GetValue(file)!, parsed.GetValue(key)!, secrets)));
        return command;
    }

    private static int Run(FileInfo file, string key, ISecretSource secrets)
    {
        try
        {
            if (key.Split(':', 2) is not [("file" or "credential" or "env") and var scheme, { Length: > 0 } name])
                return Complain($"`--key {key}` is no reference: file:PATH, credential:NAME or env:NAME.");
            var options = new VehicleOptions { Key = new SecretReference(scheme, name) };
            var keys = VehicleSecrets.Keys(options, secrets);
            var number = 0;
            foreach (var line in File.ReadLines(file.FullName))
            {
                number++;
                if (line.Length == 0 || line[0] == '#') continue;
                var parts = line.Split(',', StringSplitOptions.TrimEntries);
                if (parts.Length != 3 || PlateText.Normalise(parts[0]) is not { Length: > 0 } plate)
                    return Complain($"{file}:{number}: expected `plate,id,list`.");
                Console.WriteLine($"{keys.Hash(plate)},{parts[1]},{parts[2]}");
            }

            return 0;
        }
        catch (Exception fault) when (fault is IOException or DeviceFault or StartRefusal)
        {
            return Complain(fault.Message);
        }
    }

    private static int Complain(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
