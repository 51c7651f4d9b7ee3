// The card is mounted read-only and opened for writing only while something is written: a card that is pulled, or a box
// that loses power, then hardly ever meets a FAT in the middle of a change.
using EdgeAgent.Appliance.Programs;

namespace EdgeAgent.Appliance.Card;

/// <summary>Makes the card writable for as long as it is needed.</summary>
internal sealed class CardDoor(string folder, CallProgram call, string mounts = "/proc/self/mounts") : IDisposable
{
    private bool _opened;
    private bool? _writable;

    /// <summary>Opens it; false where the card is write-protected.</summary>
    public bool TryOpen()
    {
        if (_writable is { } known) return known;
        _writable = !IsMountedReadOnly() || (_opened = call("mount", "-o", "remount,rw", folder));
        return _writable.Value;
    }

    /// <summary>Closes what was opened; what was written is on the card then.</summary>
    public void Dispose()
    {
        if (_opened) call("mount", "-o", "remount,ro", folder);
        _opened = false;
        _writable = null;
    }

    // A line of the mount table: device, folder, type, options; a space in a name is written \040.
    private bool IsMountedReadOnly() =>
        File.Exists(mounts) && File.ReadLines(mounts)
            .Select(line => line.Split(' '))
            .LastOrDefault(parts => parts.Length > 3 && parts[1].Replace("\\040", " ") == Path.GetFullPath(folder))
            is { } mount
        && mount[3].Split(',').Contains("ro");
}
