// The `queries:` block within `uplink:`: what HQ may ask this box.
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Answers;

/// <summary>Which questions are answered, and how fast.</summary>
public sealed record QueryOptions
{
    private const string None = "none";

    /// <summary>The kinds that are answered.</summary>
    public IReadOnlyList<string> Allow { get; init; } = QueryKinds.All;

    /// <summary>Whether `events` includes kinds with personal data, as they would travel on <c>evt/…</c>.</summary>
    public bool Personal { get; init; }

    /// <summary>Bytes a second that answers may take while they may go at all.</summary>
    public long Rate { get; init; } = 4 << 20;

    /// <summary>Reads the block.</summary>
    public static QueryOptions Read(IOptionReader reader)
    {
        var standard = new QueryOptions();
        var kinds = string.Join("`, `", QueryKinds.All);
        var allow = reader.Texts(
            "allow", $"Kinds of questions that are answered: `{kinds}`; all without it, `{None}` for none.", "rollup");
        foreach (var kind in allow.Where(kind => kind != None && !QueryKinds.All.Contains(kind)))
            reader.Fault("allow", $"`{kind}` is no kind of question: expected `{kinds}` or `{None}`.");
        return new QueryOptions
        {
            Allow = allow.Count == 0 ? standard.Allow : [.. allow.Where(kind => kind != None)],
            Personal = reader.Flag(
                "personal", "Whether answers to `events` include kinds with personal data.", standard.Personal),
            Rate = reader.Size(
                "rate", "Bytes a second that answers may take; events go first in any case.", standard.Rate,
                16 << 10, 1 << 30),
        };
    }
}
