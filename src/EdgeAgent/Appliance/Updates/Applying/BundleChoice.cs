// Which bundle is meant: the one that HQ sent, a file, or the newest of those on a stick.
using EdgeAgent.Appliance.Updates.Slots;

namespace EdgeAgent.Appliance.Updates.Applying;

/// <summary>Finds the bundle.</summary>
internal sealed class BundleChoice(ISlots slots, BoxAround box)
{
    private const int MostBundles = 16;

    /// <summary>Why there is nothing to do, without asking the slots; null where there may be something.</summary>
    public UpdateReport? Nothing(ApplyRequest request)
    {
        if (request.From is { } from)
        {
            // Most sticks have other things on them: that is nothing to speak of.
            return Directory.Exists(from) && Files(from).Count == 0
                ? Report(null, $"There is no bundle (*.raucb) at {from}: copy one there, not into a folder.")
                : null;
        }

        if (box.Wish is not { } wish)
            return Report(
                null, "HQ wants no other version (`updates:` in store.yaml); a bundle of your own goes by --from.");
        if (!wish.Version.IsNewerThan(box.Version) && !request.AllowOlder)
            return Report(wish.Version.Text, $"HQ wants version {wish.Version}, and this box runs {box.Version}.");
        return box.Bundle(wish.Version) is null
            ? Report(
                wish.Version.Text, $"The bundle of version {wish.Version} is not here yet: `edge-agent update status`.")
            : null;

        static UpdateReport Report(string? version, string text) => new(UpdateResult.Nothing, version, text);
    }

    /// <summary>The bundle and what it says of itself, or why it is refused.</summary>
    /// <exception cref="SlotFault">It cannot be asked.</exception>
    public async Task<(string? File, BundleFacts? Facts, UpdateReport? Refusal)> FindAsync(
        ApplyRequest request, CancellationToken stop)
    {
        var files = request.From is null ? [box.Bundle(box.Wish!.Version)!] : Files(request.From);
        if (files.Count == 0)
        {
            return (null, null, new UpdateReport(
                UpdateResult.Refused, Path.GetFileName(request.From),
                $"There is no file {request.From}: name a bundle (*.raucb), or the folder that it is in."));
        }

        var (found, why) = (new List<(string File, BundleFacts Facts)>(), "");
        foreach (var file in files)
        {
            try
            {
                found.Add((file, await slots.InspectAsync(file, stop)));
            }
            catch (BundleRefusal refusal)
            {
                why = refusal.Message;
            }
        }

        if (found.Count == 0)
            return (null, null, new UpdateReport(UpdateResult.Refused, Path.GetFileName(files[^1]), why));
        var newest = found.MaxBy(one => UpdateVersion.TryParse(one.Facts.Version) ?? UpdateVersion.None);
        return (newest.File, newest.Facts, null);
    }

    private static IReadOnlyList<string> Files(string from) =>
        File.Exists(from) ? [from]
        : !Directory.Exists(from) ? []
        : [.. Directory.EnumerateFiles(from, "*.raucb").Order(StringComparer.Ordinal).Take(MostBundles)];
}
