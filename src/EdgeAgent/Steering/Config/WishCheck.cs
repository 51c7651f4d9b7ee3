// Whether a wish of HQ may be tried: whole, right by the same rules as the installer's file, and still the same box
// that HQ can reach.
using System.Text;
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Push;

namespace EdgeAgent.Steering.Config;

/// <summary>Checks wishes.</summary>
internal sealed class WishCheck(ConfigLoader loader, ConfigLoad installed)
{
    private const int LargestDocument = 1 << 20;
    private const int MostFaults = 20;

    /// <summary>Why the wish is refused: sentences; null where it may be tried.</summary>
    public string? Refusal(DesiredConfig wish)
    {
        var bytes = Encoding.UTF8.GetBytes(wish.Document);
        if (bytes.Length > LargestDocument)
            return $"The document has {bytes.Length} bytes: 1 MiB is the most.";
        if (!string.Equals(ContentHash.Of(bytes), wish.Hash, StringComparison.OrdinalIgnoreCase))
            return "The document is not what its hash says: it was torn or altered on the way, or the hash is wrong. "
                + "Send it again.";
        if (wish.HealthyWithinS is < 5 or > 3_600)
            return $"`healthyWithinS` is {wish.HealthyWithinS}: expected 5 to 3600.";
        var load = loader.Parse(NameOf(installed, wish.Version), bytes);
        if (load.Config is not { } config) return Words(load);
        return loader.Load(installed.File) is { Config: null } now
            ? $"The installer's own file has faults, and a box that restarts needs it: {Words(now)}"
            : Refusal(config, installed.Config!);
    }

    /// <summary>The name under which the document is read: beside the installer's file.</summary>
    public static string NameOf(ConfigLoad installed, long version) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(installed.File)) ?? "/", $"hq-version-{version}.yaml");

    /// <summary>The faults with line and column, in the order of the document.</summary>
    public static string Words(ConfigLoad load)
    {
        var errors = load.Errors.ToList();
        var words = string.Join(
            '\n', errors.Take(MostFaults).Select(fault => $"{fault.Line}:{fault.Column}: {fault.Sentence}"));
        return errors.Count <= MostFaults ? words : $"{words}\n… and {errors.Count - MostFaults} more.";
    }

    private static string? Refusal(StoreConfig wished, StoreConfig own)
    {
        if (wished.Store.Topics != own.Store.Topics)
            return $"It is for {wished.Store.Topics.Root}, and this box is {own.Store.Topics.Root}: who a box is, is "
                + "decided where it stands.";
        if (wished.Uplink is null) return "It has no `uplink:` block: the box would never be heard of again.";
        return wished.StateFolder == own.StateFolder
            ? null
            : $"It names the state folder {wished.StateFolder}, and this box keeps its state in {own.StateFolder}: leave "
                + "`state:` as it is.";
    }
}
