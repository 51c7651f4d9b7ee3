// What must hold before a new version is confirmed, from what held before and what the agent says now.
using System.Globalization;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Hosting;
using EdgeAgent.Web;

namespace EdgeAgent.Appliance.Updates.Gate;

/// <summary>The rules of the gate.</summary>
internal static class GateRules
{
    /// <summary>Whether the agent works and has its store: sentences for what is missing.</summary>
    public static IReadOnlyList<string> MissingOfService(Baseline? before, AgentStatus? now)
    {
        if (now is null) return ["The agent does not answer."];
        var missing = new List<string>();
        if (!now.Live.Ok) missing.AddRange(now.Live.Problems);
        if (before?.Epoch is { } epoch && epoch != now.Epoch)
            missing.Add($"The outbox is another one: its epoch was {epoch} and is {now.Epoch}.");
        else if (before is not null && now.LastSequence < before.LastSequence)
            missing.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The outbox ends at {now.LastSequence}; before the update it ended at {before.LastSequence}."));
        if (before is not null && StateFormat.Own.Writes > before.ReadsTo)
            missing.Add(
                $"This version leaves state of format {StateFormat.Own.Writes} behind; version {before.From} reads up to "
                + $"{before.ReadsTo}.");
        return missing;
    }

    /// <summary>Which devices that were up before are not: sentences.</summary>
    public static IReadOnlyList<string> MissingDevices(Baseline? before, AgentStatus now)
    {
        var health = now.Devices.ToDictionary(device => device.Id, StringComparer.Ordinal);
        return
        [
            .. from id in before?.DevicesUp ?? []
               where health.GetValueOrDefault(id)?.State != DeviceState.Up
               select health.TryGetValue(id, out var device)
                   ? $"Device {id} was up and is {Word(device.State)}: {device.Problem ?? "it gives no reason."}"
                   : $"Device {id} was up and is not known to this version.",
        ];
    }

    private static string Word(DeviceState state) => state.ToString().ToLowerInvariant();

    /// <summary>Why HQ is not reached; null where it is, or where the config names none.</summary>
    public static string? MissingHq(AgentStatus now) =>
        now.Line is null || now.Connected.Ok ? null : $"HQ is not reached: {string.Join(' ', now.Connected.Problems)}";
}
