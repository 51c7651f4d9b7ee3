// Work from a warehouse system: when a picker asks and the desk has none for him, the box asks the system as his
// terminal would, and lays what it gets on the desk, reserved for him. Results go back in their order, each until the
// system has given a receipt.
using System.Globalization;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.Steering;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.VoicePicking.Work.Desk;
using EdgeAgent.VoicePicking.Work.Reading;
using EdgeAgent.VoicePicking.Work.Sources;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>Gets work and gives results.</summary>
internal sealed class HostWork(
    HostOptions options, DriverServices services, WorkDesk desk, ISlotDirectory slots, ILogger log)
{
    private const string Prefix = "host-";

    private readonly HostClient _client = new(options, services);
    private readonly Signal _signal = new();

    /// <summary>Why results do not go: a sentence; null where all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Asks the system for work for an operator; true where some lies on the desk now.</summary>
    /// <exception cref="WorkRefusal">With the system's own message, or why it cannot be asked.</exception>
    public async Task<bool> FetchAsync(string @operator, CancellationToken stop)
    {
        try
        {
            var password = options.Password is { } secret ? services.Secrets.Reveal(secret) : "";
            await AskAsync(
                "CoreConfiguration", @operator, stop, options.Locale, options.Site, AgentVersion.Text);
            await AskAsync("CoreSignOn", @operator, stop, password);
            if (options.Region is { } region) await AskAsync("PickingRegion", @operator, stop, region, "1");
            // GetAssignment's record: group, chase, assignment, its description, position, …
            var group = (await AskAsync("GetAssignment", @operator, stop, "1", "1"))[0][0];
            var picks = await AskAsync("GetPicks", @operator, stop, group, "0", "0", "0");
            return await LayAsync(@operator, group, picks, stop);
        }
        catch (DeviceFault fault)
        {
            throw new WorkRefusal(fault.Message, fault);
        }
    }

    /// <summary>Gives results until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        desk.Changed += _signal.Set;
        var backoff = new FullJitterBackoff(new BackoffOptions(), Random.Shared);
        while (!stop.IsCancellationRequested)
        {
            if (desk.Look(book => book.Results.First) is not { } result)
            {
                await _signal.WaitAsync(stop);
                continue;
            }

            Problem = await GiveAsync(result, stop);
            if (Problem is null) backoff.Reset();
            else await Task.Delay(backoff.Next(), services.Time, stop);
        }
    }

    /// <summary>Gives one result; null where the system has it, else why not.</summary>
    public async Task<string?> GiveAsync(KeptResult result, CancellationToken stop)
    {
        try
        {
            var (receipt, message) = await SendAsync(result, stop);
            if (receipt == Receipt.Again) return message;
            if (receipt == Receipt.Refused)
                await desk.NotifyAsync(
                    new KeptNotice(
                        $"{Prefix}{result.Number}-{result.Step.Assignment}", result.Step.Operator,
                        message.Length > 0 ? message : "The warehouse system refused your last pick.",
                        result.Step.Assignment, services.Time.GetUtcNow(), Heard: false),
                    stop);
            await desk.DeliveredAsync(result.Number, stop);
            return null;
        }
        catch (DeviceFault fault)
        {
            if (Problem is null) WorkLog.HostTrouble(log, fault.Message);
            return fault.Message;
        }
    }

    private Task<(Receipt Receipt, string Message)> SendAsync(KeptResult result, CancellationToken stop)
    {
        var step = result.Step;
        var group = step.Assignment[Prefix.Length..];
        if (result.Type == EventKinds.PickCompleted.Type)
            return _client.TellAsync("StopAssignment", result.Time, step.Operator, stop, group);
        var (assignment, location, sequence) = Parts(step.Line!);
        if (result.Type == EventKinds.PickUndone.Type)
            return _client.TellAsync(
                "UndoLastPick", result.Time, step.Operator, stop, group, assignment, location, sequence);
        var ended = result.Type == EventKinds.PickShort.Type || step.Picked >= step.Asked;
        return _client.TellAsync(
            "Picked", result.Time, step.Operator, stop, group, assignment, location, Text(step.Picked ?? 0),
            ended ? "1" : "0", step.Container ?? "", sequence, step.Lot ?? "",
            step.WeightsKg is { } weights ? weights.Sum().ToString("0.###", CultureInfo.InvariantCulture) : "",
            step.Serials is { Count: > 0 } serials ? string.Join(' ', serials) : "");
    }

    private async Task<bool> LayAsync(
        string @operator, string group, IReadOnlyList<LutRecord> picks, CancellationToken stop)
    {
        var raw = HostPicks.Raw($"{Prefix}{group}", @operator, picks);
        if (raw.Lines.Count == 0) return false;
        var reading = new AssignmentReader(slots).Read([raw], []);
        if (reading.Faults.Count > 0)
        {
            var faults = string.Join(' ', reading.Faults.Select(fault => $"Record {fault.Line}: {fault.Sentence}"));
            WorkLog.Refused(log, WorkSources.Host, group, faults);
            await desk.RefusedAsync(group, null, WorkSources.Host, faults, stop);
            throw new WorkRefusal($"The warehouse system's assignment {group} is not right. Tell your supervisor.");
        }

        return (await desk.OfferAsync(reading.Assignments, WorkSources.Host, stop)).Ending == OfferEnding.Taken;
    }

    // Records of an answer that is well; the first error's message is what the picker must hear.
    private async Task<IReadOnlyList<LutRecord>> AskAsync(
        string name, string @operator, CancellationToken stop, params string[] arguments)
    {
        var records = await _client.AskAsync(name, @operator, stop, arguments);
        return records.FirstOrDefault(record => record.Code != 0) is { } error
            ? throw new WorkRefusal(
                error.Message.Length > 0
                    ? error.Message
                    : $"The warehouse system refused {name} with code {error.Code}.")
            : records;
    }

    private static (string Assignment, string Location, string Sequence) Parts(string line) =>
        line.Split('.') is [var assignment, var location, var sequence]
            ? (assignment, location, sequence)
            : ("", line, "");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
