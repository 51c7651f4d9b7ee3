// The points of a commit between which a crash leaves different files behind.
namespace EdgeAgent.Outbox.Storage;

/// <summary>Where the writer stands.</summary>
internal enum CommitStep
{
    /// <summary>Rows are in the transaction, nothing is on disk.</summary>
    BeforeCommit,

    /// <summary>The database is on disk, the place marks are not written.</summary>
    AfterCommit,

    /// <summary>Both are written, nobody was told.</summary>
    AfterPlaces,

    /// <summary>The log was folded into the database.</summary>
    AfterCheckpoint,
}
