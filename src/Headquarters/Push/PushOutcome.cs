// What became of something that was pushed to a box.
namespace EdgeAgent.Headquarters.Push;

/// <summary>How it ended; the numbers are exit codes.</summary>
public enum PushEnding
{
    /// <summary>In force, or done.</summary>
    Done = 0,

    /// <summary>The box refused it, took it back, or failed at it.</summary>
    Refused = 1,

    /// <summary>The box did not answer in time. What was retained is still waiting for it.</summary>
    Unanswered = 2,
}

/// <summary>What became of it at one box.</summary>
/// <param name="Box">The box, <c>tenant/store/box</c>.</param>
/// <param name="What">What was pushed: <c>config</c>, <c>list</c>, <c>work</c> or <c>command</c>.</param>
/// <param name="Name">The list's or the command's name; null for a configuration.</param>
/// <param name="Version">The version that was given; null for a command.</param>
/// <param name="Id">The command's id; null otherwise.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="State">The box's own word: <c>applied</c>, <c>rolled-back</c>, <c>done</c>; null without an
/// answer.</param>
/// <param name="Text">What the box said, or what to know.</param>
public sealed record PushOutcome(
    string Box, string What, string? Name, long? Version, string? Id, PushEnding Ending, string? State, string Text);
