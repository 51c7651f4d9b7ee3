// What the box remembers of HQ's wishes for its configuration, and how one memory follows from another. No file, no
// clock: everything that can happen to a wish stands here and is tested as such.
using EdgeAgent.Contracts.Push;

namespace EdgeAgent.Steering.Config;

/// <summary>A configuration of HQ.</summary>
/// <param name="Version">The wish's version.</param>
/// <param name="Hash">SHA-256 of the document.</param>
/// <param name="Document">The whole <c>store.yaml</c>.</param>
/// <param name="Base">SHA-256 of the installer's file that it was put over: another one takes the word back.</param>
internal sealed record WishedConfig(long Version, string Hash, string Document, string Base);

/// <summary>A configuration that has to prove itself.</summary>
/// <param name="Wish">The configuration.</param>
/// <param name="Starts">How often the agent was started with it.</param>
/// <param name="Begun">When it was accepted, UTC.</param>
/// <param name="Within">How long it may take until it is confirmed.</param>
/// <param name="Healthy">The devices that were up before it.</param>
internal sealed record ConfigTrial(
    WishedConfig Wish, int Starts, DateTimeOffset Begun, TimeSpan Within, IReadOnlyList<string> Healthy);

/// <summary>What became of the last wish.</summary>
/// <param name="State">One of <see cref="ConfigStates"/>, never <c>trying</c>.</param>
/// <param name="Version">The wish's version; 0 where it could not be read.</param>
/// <param name="Hash">SHA-256 of the wished document.</param>
/// <param name="Reason">Sentences; null where it was applied.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Told">Whether its event is on disk.</param>
internal sealed record ConfigOutcome(
    string State, long Version, string Hash, string? Reason, DateTimeOffset Time, bool Told);

/// <summary>The memory.</summary>
internal sealed record ConfigLedger
{
    /// <summary>Starts without a confirmation after which a trial is over: one is the restart, one a chance.</summary>
    public const int MostStarts = 2;

    /// <summary>The newest wish that was considered.</summary>
    public long Seen { get; init; }

    /// <summary>HQ's configuration that is in force; null = the installer's file is.</summary>
    public WishedConfig? Applied { get; init; }

    /// <summary>The one on trial; null for none.</summary>
    public ConfigTrial? Trial { get; init; }

    /// <summary>What became of the last wish; null before the first.</summary>
    public ConfigOutcome? Outcome { get; init; }

    /// <summary>The configuration of HQ that runs; null = the installer's file runs.</summary>
    public WishedConfig? Running => Trial?.Wish ?? Applied;

    /// <summary>The word for where things stand, one of <see cref="ConfigStates"/>.</summary>
    public string State => Trial is not null ? ConfigStates.Trying : Outcome?.State ?? ConfigStates.Local;

    /// <summary>
    /// A wish is accepted and goes on trial. A trial under way is replaced, and what was healthy before it counts.
    /// </summary>
    public ConfigLedger Try(
        WishedConfig wish, TimeSpan within, IReadOnlyList<string> healthy, DateTimeOffset now) => this with
        {
            Seen = wish.Version,
            Trial = new ConfigTrial(wish, 0, now, within, Trial?.Healthy ?? healthy),
        };

    /// <summary>A wish is refused; what runs goes on.</summary>
    public ConfigLedger Refuse(long version, string hash, string reason, DateTimeOffset now) => this with
    {
        Seen = Math.Max(Seen, version),
        Outcome = new ConfigOutcome(ConfigStates.Refused, version, hash, reason, now, Told: false),
    };

    /// <summary>The trial has proved itself.</summary>
    public ConfigLedger Confirm(DateTimeOffset now) =>
        Trial is { } trial ? (this with { Trial = null }).Apply(trial.Wish, now) : this;

    /// <summary>A wish is what runs already, or has proved itself: it is in force.</summary>
    public ConfigLedger Apply(WishedConfig wish, DateTimeOffset now) => this with
    {
        Seen = Math.Max(Seen, wish.Version),
        Applied = wish,
        Outcome = new ConfigOutcome(ConfigStates.Applied, wish.Version, wish.Hash, null, now, Told: false),
    };

    /// <summary>What runs of HQ is taken back: the trial, or what was applied and does not load any more.</summary>
    public ConfigLedger RollBack(string reason, DateTimeOffset now) => Running is not { } wish ? this : this with
    {
        Trial = null,
        Applied = Trial is null ? null : Applied,
        Outcome = new ConfigOutcome(ConfigStates.RolledBack, wish.Version, wish.Hash, reason, now, Told: false),
    };

    /// <summary>The last outcome's event is on disk.</summary>
    public ConfigLedger Told(ConfigOutcome outcome) =>
        Outcome == outcome ? this with { Outcome = outcome with { Told = true } } : this;

    /// <summary>The agent starts: the installer's word is honoured, the trial's starts and time are counted.</summary>
    /// <param name="installed">SHA-256 of the installer's file.</param>
    /// <param name="now">The time, UTC.</param>
    public ConfigLedger Start(string installed, DateTimeOffset now)
    {
        if (Running is { } wish && wish.Base != installed)
        {
            const string reason = "store.yaml on the box was changed: it is in force until HQ wishes a newer version.";
            return this with
            {
                Applied = null,
                Trial = null,
                Outcome = new ConfigOutcome(ConfigStates.Local, 0, installed, reason, now, Told: true),
            };
        }

        if (Trial is not { } trial) return this;
        if (trial.Starts >= MostStarts)
            return RollBack(
                $"The agent was started {trial.Starts} times with it, and each run ended before it was confirmed.",
                now);
        return now - trial.Begun > trial.Within
            ? RollBack($"It was not confirmed within {trial.Within.TotalSeconds:0} s.", now)
            : this with { Trial = trial with { Starts = trial.Starts + 1 } };
    }
}
