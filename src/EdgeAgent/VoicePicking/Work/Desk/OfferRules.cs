// What the desk makes of work that is offered to it or taken away. Nothing is changed here.
using System.Text.Json;
using EdgeAgent.Outbox;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>What became of an offer.</summary>
internal enum OfferEnding
{
    /// <summary>It is on the desk, and on disk.</summary>
    Taken,

    /// <summary>It was there already, or is over: nothing changed.</summary>
    Known,

    /// <summary>Nothing of it is there.</summary>
    Refused,
}

/// <summary>What became of an offer, with a sentence.</summary>
internal sealed record OfferAnswer(OfferEnding Ending, string Text)
{
    /// <summary>Nothing of it is there.</summary>
    public static OfferAnswer Refused(string text) => new(OfferEnding.Refused, text);
}

/// <summary>Judges offers.</summary>
internal static class OfferRules
{
    /// <summary>Assignments on the desk at most.</summary>
    public const int Most = 5_000;

    /// <summary>What would become of an offer.</summary>
    public static OfferAnswer Judge(DeskBook book, IReadOnlyList<Assignment> work)
    {
        var refusals = work.Select(one => Refusal(book, one)).OfType<string>().ToList();
        if (refusals.Count > 0) return OfferAnswer.Refused(string.Join(' ', refusals));
        var fresh = work.Where(one => IsNew(book, one)).ToList();
        if (fresh.Count == 0)
            return new OfferAnswer(OfferEnding.Known, string.Join(' ', work.Select(one => Known(book, one))));
        return book.Held.Count + fresh.Count > Most
            ? OfferAnswer.Refused($"{Most} assignments lie on the desk already: wait until some are done.")
            : new OfferAnswer(
                OfferEnding.Taken,
                $"{fresh.Count} assignment(s) with {fresh.Sum(one => one.Lines.Count)} line(s) lie on the desk.");
    }

    /// <summary>Whether an assignment is neither on the desk in this version nor over.</summary>
    public static bool IsNew(DeskBook book, Assignment one) =>
        !(book.Held.GetValueOrDefault(one.Id)?.Assignment.Version >= one.Version)
        && !(book.Finished.GetValueOrDefault(one.Id)?.Version >= one.Version);

    /// <summary>What is there under an id now.</summary>
    public static (string Id, HeldWork? Held, FinishedWork? Over) Standing(DeskBook book, string id) =>
        (id, book.Held.GetValueOrDefault(id), book.Finished.GetValueOrDefault(id));

    /// <summary>What would become of a withdrawal: the answer, the event, and what the picker must hear.</summary>
    public static (OfferAnswer Answer, NewEvent? Fact, KeptNotice? Notice) Withdraw(
        DeskBook book, DeskFacts facts, string assignment, long version, string source)
    {
        if (book.Finished.GetValueOrDefault(assignment)?.Version >= version)
            return (new OfferAnswer(OfferEnding.Known, "It is over already."), null, null);
        if (book.Held.GetValueOrDefault(assignment) is { } work && work.Assignment.Version > version)
            return (
                OfferAnswer.Refused(
                    $"Version {work.Assignment.Version} lies on the desk, and version {version} is withdrawn."),
                null,
                null);
        var holder = book.ProgressOf(assignment).Operator;
        var notice = holder is null
            ? null
            : facts.Notice(
                $"{assignment}-{version}-withdrawn", holder,
                $"Assignment {assignment} was withdrawn. Stop, and put back what you have.", assignment);
        var text = holder is null ? "It is withdrawn." : "It is withdrawn out of a picker's hands.";
        return (
            new OfferAnswer(OfferEnding.Taken, text), facts.Withdrawn(assignment, version, source, holder), notice);
    }

    private static string? Refusal(DeskBook book, Assignment one)
    {
        if (book.Held.GetValueOrDefault(one.Id)?.Assignment is not { } held) return null;
        if (held.Version == one.Version && !Same(held, one))
            return $"Assignment {one.Id} lies here in version {one.Version} with another content: give it a higher "
                + "version.";
        return one.Version > held.Version && book.ProgressOf(one.Id).Operator is not null
            ? $"Assignment {one.Id} is in a picker's hands: withdraw it, or wait until it is done."
            : null;
    }

    private static string Known(DeskBook book, Assignment one) =>
        book.Finished.GetValueOrDefault(one.Id) is { } over && over.Version >= one.Version
            ? $"Assignment {one.Id} was over on {over.Ended.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}."
            : $"Assignment {one.Id} lies here already.";

    private static bool Same(Assignment left, Assignment right) => Bytes(left).AsSpan().SequenceEqual(Bytes(right));

    private static byte[] Bytes(Assignment one) =>
        JsonSerializer.SerializeToUtf8Bytes(new HeldWork(one, "", 0), DeskJson.Default.HeldWork);
}
