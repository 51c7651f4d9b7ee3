// An open file of libsndfile.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.Speech.Audio.Native;

/// <summary>Closes the file when nothing uses it any more.</summary>
internal sealed class SndFileHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => SndFile.Close(handle) == 0;
}
