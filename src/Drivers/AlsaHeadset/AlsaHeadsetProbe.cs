// Opens both ends of a headset once, and lists the cards of the machine.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>The probe of the headset driver.</summary>
internal static class AlsaHeadsetProbe
{
    /// <summary>Opens and closes both ends; plays and records nothing.</summary>
    public static ProbeReport Run(AlsaHeadsetOptions options, ISoundSystem sound, SoundCards cards)
    {
        var facts = cards.All()
            .Select(card => KeyValuePair.Create("card", $"{card.Pcm}, {card.Name}")).ToArray();
        try
        {
            using (sound.Open(options.Capture, SoundDirection.Capture))
            using (sound.Open(options.Playback, SoundDirection.Playback))
                return new ProbeReport(
                    true, $"Microphone {options.Capture} and ear {options.Playback} can be opened.", facts);
        }
        catch (KernelFault fault)
        {
            return new ProbeReport(false, SoundFaults.Explain(fault, cards).Message, facts);
        }
        catch (DllNotFoundException missing)
        {
            return new ProbeReport(false, SoundFaults.NoLibrary(missing).Message, facts);
        }
    }
}
