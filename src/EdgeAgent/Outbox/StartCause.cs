// Why the box starts: read from the mark that the last run left behind.
namespace EdgeAgent.Outbox;

/// <summary>What ended the run before this one.</summary>
public enum StartCause
{
    /// <summary>There was none: the state folder is new.</summary>
    First,

    /// <summary>It was stopped and said so.</summary>
    Wanted,

    /// <summary>It ended without a clean stop, and the machine ran on.</summary>
    Crash,

    /// <summary>It ended without a clean stop, and the machine was started anew.</summary>
    Power,
}
