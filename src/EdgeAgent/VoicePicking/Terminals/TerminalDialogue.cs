// What picking terminals ask of a warehouse system, answered from the desk. Each answer has as many fields as terminals
// expect before the error code; an error's message is what the terminal speaks.
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EdgeAgent.Outbox;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>Answers requests.</summary>
/// <param name="desk">The desk.</param>
/// <param name="time">The clock.</param>
internal sealed class TerminalDialogue(IWorkDesk desk, TimeProvider time)
{
    /// <summary>Nothing can be kept now: send it again later.</summary>
    public const int Later = 3;

    private const int Refused = 1;
    private const int NoWork = 2;
    private const int NotKnown = 98;
    private const int AssignmentFields = 11;

    private static readonly IReadOnlyList<LutRecord> Well = [LutRecord.Well()];

    // When each operator's last line ended, which is when the next began.
    private readonly ConcurrentDictionary<string, long> _began = new(StringComparer.Ordinal);

    /// <summary>Answers a request; what the desk refuses becomes an error with the desk's sentence.</summary>
    public async Task<IReadOnlyList<LutRecord>> AnswerAsync(LutRequest request, CancellationToken stop)
    {
        var name = NameOf(request.Name);
        // Time, terminal, operator; the rest belongs to the request.
        if (request.Arguments is not [_, _, { Length: > 0 } who, ..])
            return [LutRecord.Error(Refused, "Time, terminal and operator are expected.", FieldsOf(name))];
        try
        {
            return await AnswerAsync(name, who, [.. request.Arguments.Skip(3)], request, stop);
        }
        catch (WorkRefusal refusal)
        {
            var code = refusal.InnerException is OutboxRefusal ? Later : Refused;
            return [LutRecord.Error(code, refusal.Message, FieldsOf(name))];
        }
    }

    private async Task<IReadOnlyList<LutRecord>> AnswerAsync(
        string name, string who, string[] more, LutRequest request, CancellationToken stop)
    {
        switch (name)
        {
            case "CoreConfiguration":
                return [LutRecord.Well("EdgeAgent", who, "0")];
            case "CoreSignOn":
                return [LutRecord.Well("0")];
            case "CoreValidFunctions":
                return [LutRecord.Well("3", "normal assignments")];
            case "RegionPermissionsForWorkType":
                return [LutRecord.Well("1", "store")];
            case "CoreGetReasonCodes":
                return [LutRecord.Well("1", "short"), LutRecord.Well("3", "damage")];
            case "CoreSignOff":
                _began.TryRemove(who, out _);
                return Well;
            case "CoreBreakTypes" or "CoreSendBreakInfo" or "PickingRegion":
                return Well;
            case "GetAssignment":
                return [await AssignmentAsync(who, stop)];
            case "GetPicks":
                return Picks(who);
            case "Picked":
                await PickedAsync(who, more, request, stop);
                return Well;
            case "UpdateStatus" when more is [_, var line, ..]:
                await desk.SkipAsync(who, [line], "slot", stop);
                return Well;
            case "UndoLastPick":
                if (desk.InHand(who)?.Outcomes is [.., var last]) await desk.UndoAsync(who, last, stop);
                return Well;
            case "PassAssignment":
                await desk.ReleaseAsync(who, "operator", stop);
                return Well;
            case "StopAssignment":
                await desk.CompleteAsync(who, stop);
                return Well;
            default:
                return [LutRecord.Error(NotKnown, $"{name} is not known here.")];
        }
    }

    private async Task<LutRecord> AssignmentAsync(string who, CancellationToken stop)
    {
        if (await desk.ClaimAsync(who, new ClaimWish(WorkKind.Pick), stop) is not { Assignment: var work })
            return LutRecord.Error(NoWork, "There is no work now.", AssignmentFields);
        // Group, chase, assignment, its description, position, goal time, route, containers, pass, prompt, other
        // prompt.
        return LutRecord.Well(work.Id, "0", work.Id, work.Id, "1", "0.0", "", "00", "0", "0", "");
    }

    private IReadOnlyList<LutRecord> Picks(string who)
    {
        if (desk.InHand(who) is not { } hand)
            return [LutRecord.Error(NoWork, "There is no work in hand.", PickFields.Count)];
        _began[who] = time.GetTimestamp();
        return [.. hand.Lines.Select((line, index) => PickFields.Of(hand.Assignment, line, index + 1))];
    }

    // Group, assignment, location, quantity, end of the pick, container, sequence, lot, weight, serial number. A record
    // that is sent again is the same to the last character, and so is the outcome's id made of it.
    private async Task PickedAsync(string who, string[] more, LutRequest request, CancellationToken stop)
    {
        if (more is not [_, _, var line, var quantity, var end, ..]
            || !int.TryParse(quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var picked))
            throw new WorkRefusal("The result lacks its location, quantity or end.");
        var all = Encoding.UTF8.GetBytes(string.Join('\n', request.Arguments));
        var id = Convert.ToHexStringLower(SHA256.HashData(all))[..32];
        var at = desk.InHand(who)?.Lines.FirstOrDefault(one => one.Line.Id == line);
        var few = end == "1" && at is not null && picked < at.Remaining;
        await desk.RecordAsync(
            who,
            new LineOutcome
            {
                Id = id,
                Line = line,
                Picked = picked,
                ShortReason = few ? "short" : null,
                Container = At(5),
                Lot = At(7),
                WeightsKg = double.TryParse(At(8), CultureInfo.InvariantCulture, out var kg) && kg > 0 ? [kg] : [],
                Serials = At(9) is { } serial ? [serial] : [],
                Said = quantity,
                Duration = _began.TryGetValue(who, out var began) ? time.GetElapsedTime(began) : TimeSpan.Zero,
            },
            stop);
        _began[who] = time.GetTimestamp();

        string? At(int index) => index < more.Length && more[index].Length > 0 ? more[index] : null;
    }

    private static string NameOf(string name)
    {
        foreach (var prefix in new[] { "prTaskLUT", "prTaskODR" })
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return name[prefix.Length..];
        return name;
    }

    private static int FieldsOf(string name) => name switch
    {
        "GetAssignment" => AssignmentFields,
        "GetPicks" => PickFields.Count,
        "CoreSignOn" => 1,
        "CoreConfiguration" => 3,
        _ => 0,
    };
}
