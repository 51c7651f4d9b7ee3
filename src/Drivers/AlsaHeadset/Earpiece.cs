// The ear while it runs: plays one prompt after another. A prompt is followed by as much silence as the buffer holds,
// so that the prompt itself was heard when the last of that silence has been taken.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>Plays.</summary>
internal sealed class Earpiece(
    ISoundStream stream, string name, Loudness gain, PromptQueue prompts, IDeviceHost host, TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestJam = TimeSpan.FromSeconds(3);

    private readonly short[] _samples = new short[SoundFormat.Block];

    /// <summary>Plays until stopped.</summary>
    /// <exception cref="KernelFault">When the ear is gone.</exception>
    /// <exception cref="DeviceFault">With a sentence, when it takes nothing.</exception>
    public void Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var prompt = prompts.Next(stop);
            Play(prompt, stop);
            // One that was broken off by a stop stays in the queue, and fails with it.
            if (prompt.IsOver) prompts.Remove(prompt);
        }
    }

    private void Play(Prompt prompt, CancellationToken stop)
    {
        stream.Restart();
        var length = prompt.Samples.Length + stream.Buffer;
        var taken = time.GetTimestamp();
        for (var at = 0; at < length;)
        {
            if (prompt.IsOver || stop.IsCancellationRequested)
            {
                stream.Restart();
                return;
            }

            var count = Write(prompt.Samples.Span, at, Math.Min(_samples.Length, length - at));
            at += count;
            if (count > 0) taken = time.GetTimestamp();
            else if (time.GetElapsedTime(taken) >= LongestJam)
                throw new DeviceFault(
                    $"The sound device {name} has taken no sound for {LongestJam.TotalSeconds:0} s: plug the headset "
                    + "out and in again.");
        }

        prompt.End();
        host.Count("prompts_total");
    }

    private int Write(ReadOnlySpan<short> prompt, int at, int count)
    {
        try
        {
            if (!stream.Wait(Step)) return 0;
            var sound = prompt[Math.Min(at, prompt.Length)..Math.Min(at + count, prompt.Length)];
            gain.Apply(sound, _samples);
            _samples.AsSpan(sound.Length).Clear();
            return stream.Write(_samples.AsSpan(0, count));
        }
        catch (KernelFault fault) when (SoundFaults.IsBreak(fault))
        {
            host.Count("sound_gaps_total");
            stream.Restart();
            return 0;
        }
    }
}
