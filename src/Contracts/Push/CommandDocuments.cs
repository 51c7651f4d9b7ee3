// A command of HQ, and what became of it.
namespace EdgeAgent.Contracts.Push;

/// <summary>A command on <c>cmd/{name}</c>, not retained; the box obeys those that its config allows.</summary>
/// <param name="Id">One topic level; the same id twice runs once and gets the same result.</param>
/// <param name="Expires">After this it is refused; at most a day ahead.</param>
/// <param name="Arguments">What it needs, by name.</param>
/// <param name="AskedBy">Who asks, for the box's log.</param>
public sealed record BoxCommand(
    string Id, DateTimeOffset Expires, IReadOnlyDictionary<string, string>? Arguments = null, string? AskedBy = null);

/// <summary>What became of a command, on <c>cmd/res/{id}</c>.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>done</c>, <c>refused</c> (nothing was done) or <c>failed</c>.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Time">When, UTC.</param>
public sealed record CommandResult(string Id, string Name, string State, string Text, DateTimeOffset Time);
