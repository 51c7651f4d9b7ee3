// Where an update stands, in one word.
namespace EdgeAgent.Appliance.Updates;

/// <summary>Where an update stands.</summary>
public enum UpdateState
{
    /// <summary>HQ wants no version: there is no `updates:` block.</summary>
    None,

    /// <summary>The box has the version that is wanted, or a newer one.</summary>
    Newest,

    /// <summary>The roll-out does not include this box yet.</summary>
    NotYet,

    /// <summary>The version was tried on this box and did not stay; it is not tried again by itself.</summary>
    TriedInVain,

    /// <summary>Its bundle is coming in.</summary>
    Loading,

    /// <summary>Its bundle is here and waits for the quiet hours.</summary>
    Ready,
}
