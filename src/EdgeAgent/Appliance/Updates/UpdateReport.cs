// What a command of updates has to say, for people and programs; the numbers of its outcome are fixed.
using System.Text.Json.Serialization;

namespace EdgeAgent.Appliance.Updates;

/// <summary>How a command of updates ended.</summary>
internal enum UpdateResult
{
    /// <summary>There was nothing to do.</summary>
    Nothing,

    /// <summary>The other slot is written, and the box restarts.</summary>
    Installed,

    /// <summary>The bundle is not for this box.</summary>
    Refused,

    /// <summary>It could not be written.</summary>
    Failed,

    /// <summary>Not now.</summary>
    Waits,

    /// <summary>The version on trial is confirmed.</summary>
    Good,

    /// <summary>The version on trial is given up, and the box restarts.</summary>
    Bad,

    /// <summary>The box runs the old version again.</summary>
    FellBack,

    /// <summary>An installation was cut off before it was whole; it is tried again.</summary>
    CutOff,
}

/// <summary>What a command has to say.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Version">The version that it is about; null where there is none.</param>
/// <param name="Text">A sentence.</param>
internal sealed record UpdateReport(UpdateResult Outcome, string? Version, string Text)
{
    /// <summary>0 done or nothing to do, 1 refused or bad, 2 failed, 3 waits.</summary>
    [JsonIgnore]
    public int ExitCode => Outcome switch
    {
        UpdateResult.Refused or UpdateResult.Bad => 1,
        UpdateResult.Failed => 2,
        UpdateResult.Waits => 3,
        _ => 0,
    };
}
