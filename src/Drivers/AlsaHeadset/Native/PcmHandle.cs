// A stream of ALSA's library that closes itself.
using Microsoft.Win32.SafeHandles;

namespace EdgeAgent.Drivers.AlsaHeadset.Native;

/// <summary>Owns a <c>snd_pcm_t *</c>.</summary>
internal sealed class PcmHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    /// <inheritdoc/>
    protected override bool ReleaseHandle() => AlsaMethods.Close(handle) == 0;
}
