// The sound system of the running box.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.AlsaHeadset.Native;

/// <summary>Opens streams of ALSA.</summary>
internal sealed class AlsaSound : ISoundSystem
{
    // The library explains each fault on standard error, which is the journal; ours are told once, in a sentence.
    private static readonly AlsaMethods.Words Silent = (_, _, _, _, _) => { };

    /// <inheritdoc/>
    public ISoundStream Open(string name, SoundDirection direction)
    {
        AlsaMethods.SetErrorHandler(Silent);
        var error = AlsaMethods.Open(out var pcm, name, (int)direction, AlsaMethods.NonBlocking);
        if (error < 0) throw new KernelFault(name, -error);
        try
        {
            return new AlsaStream(pcm, name, direction);
        }
        catch (KernelFault)
        {
            pcm.Dispose();
            throw;
        }
    }
}
