// The two slots of a box, and who writes the one that does not run: RAUC on a box, a script in tests.
namespace EdgeAgent.Appliance.Updates.Slots;

/// <summary>The slots of a box.</summary>
internal interface ISlots
{
    /// <summary>Which slot runs, and whether it is confirmed.</summary>
    /// <exception cref="SlotFault">There are no slots here, or they cannot be asked.</exception>
    Task<SlotStanding> StandingAsync(CancellationToken stop);

    /// <summary>What a bundle says of itself, once its signature has been checked.</summary>
    /// <exception cref="BundleRefusal">It is not signed by whom this box trusts, or is damaged.</exception>
    /// <exception cref="SlotFault">It cannot be asked.</exception>
    Task<BundleFacts> InspectAsync(string bundle, CancellationToken stop);

    /// <summary>Writes a bundle to the other slot, which is then tried at the next start.</summary>
    /// <exception cref="SlotFault">It could not be written; the slot that runs is as it was.</exception>
    Task InstallAsync(string bundle, CancellationToken stop);

    /// <summary>Confirms the slot that runs, or gives it up.</summary>
    /// <exception cref="SlotFault">That could not be noted.</exception>
    Task MarkAsync(bool good, CancellationToken stop);

    /// <summary>Asks for a restart of the box.</summary>
    /// <exception cref="SlotFault">It was refused.</exception>
    Task RestartAsync(CancellationToken stop);
}

/// <summary>The slots at this moment.</summary>
/// <param name="Compatible">What bundles have to be made for.</param>
/// <param name="Booted">The boot name of the slot that runs.</param>
/// <param name="Confirmed">Whether it is confirmed; one that is not is on trial.</param>
/// <param name="HasOther">Whether another slot is confirmed, to which the box would go back.</param>
internal sealed record SlotStanding(string Compatible, string Booted, bool Confirmed, bool HasOther);

/// <summary>What a bundle says of itself.</summary>
/// <param name="Compatible">The board that it is made for.</param>
/// <param name="Version">Its version.</param>
/// <param name="Description">What else it says: the state that it reads and writes.</param>
internal sealed record BundleFacts(string Compatible, string Version, string? Description);

/// <summary>The slots could not be asked or written; the message is a sentence.</summary>
internal sealed class SlotFault(string sentence, Exception? cause = null) : Exception(sentence, cause);

/// <summary>A bundle is not to be trusted; the message is a sentence.</summary>
internal sealed class BundleRefusal(string sentence) : Exception(sentence);
