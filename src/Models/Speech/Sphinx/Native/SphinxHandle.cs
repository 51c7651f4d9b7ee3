// A decoder of pocketsphinx.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.Speech.Sphinx.Native;

/// <summary>Frees the decoder when nothing uses it any more.</summary>
internal sealed class SphinxHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => PocketSphinx.Free(handle) >= 0;
}
