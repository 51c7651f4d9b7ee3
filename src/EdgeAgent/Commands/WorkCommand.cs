// `edge-agent work check`: judges work files as the box would, with no box and no config.
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.VoicePicking.Work.Reading;
using EdgeAgent.VoicePicking.Work.Sources;

namespace EdgeAgent.Commands;

/// <summary>The command <c>work</c>.</summary>
internal static class WorkCommand
{
    /// <summary>Builds the command; exit code 0 where every file is right, 1 where not.</summary>
    public static Command Build()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Files of work, .csv or .json.",
            Arity = ArgumentArity.OneOrMore,
        };
        var slots = new Option<FileInfo?>("--slots")
        {
            Description = "A file with the slots of the store, one a line.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for each file." };
        var check = new Command("check", "Check work files as the box would; all faults at once.")
        {
            files, slots, json,
        };
        check.SetAction((parsed, _) => Task.FromResult(Check(
            parsed.GetValue(files)!, parsed.GetValue(slots), parsed.GetValue(json),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error)));
        return new Command("work", "Work for pickers.") { check };
    }

    private static int Check(FileInfo[] files, FileInfo? slots, bool json, TextWriter output, TextWriter error)
    {
        try
        {
            var book = new SlotBook("", slots is null ? [] : SlotBook.FromFile(slots.FullName));
            var right = true;
            foreach (var file in files)
            {
                var reading = WorkFile.Read(file.Name, File.ReadAllBytes(file.FullName), book);
                right &= reading.Faults.Count == 0;
                if (!json) Print(file, reading, output);
                else
                    output.WriteLine(
                        JsonSerializer.Serialize(Verdict(file, reading), WorkJson.Default.WorkVerdict));
            }

            return right ? 0 : 1;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return 1;
        }
    }

    private static void Print(FileInfo file, WorkReading reading, TextWriter output)
    {
        foreach (var fault in reading.Faults) output.WriteLine(fault.In(file.Name));
        output.WriteLine(reading.Faults.Count > 0
            ? $"{file.Name}: {reading.Faults.Count} fault(s); the box would refuse it as a whole."
            : $"{file.Name}: {reading.Assignments.Count} assignment(s) with "
                + $"{reading.Assignments.Sum(one => one.Lines.Count)} line(s); the box would take it.");
    }

    private static WorkVerdict Verdict(FileInfo file, WorkReading reading) => new(
        file.Name, reading.Faults.Count == 0, reading.Assignments.Count,
        reading.Assignments.Sum(one => one.Lines.Count),
        [.. reading.Faults.Select(fault => new WorkFaultLine(fault.Line, fault.Sentence))]);
}

/// <summary>What the box would make of a file.</summary>
internal sealed record WorkVerdict(
    string File, bool Right, int Assignments, int Lines, IReadOnlyList<WorkFaultLine> Faults);

/// <summary>One fault.</summary>
internal sealed record WorkFaultLine(int Line, string Text);

/// <summary>JSON of the verdict, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkVerdict))]
internal sealed partial class WorkJson : JsonSerializerContext;
