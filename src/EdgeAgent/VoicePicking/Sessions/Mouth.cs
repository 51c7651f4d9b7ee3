// What a session says: prompts become texts in the operator's language, texts become sound, sound goes to the
// headset. A prompt that matters is heard to its end; any other gives way to the next.
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>One session's mouth. For the session's own loop alone.</summary>
/// <param name="headset">Where it sounds.</param>
/// <param name="synthesizer">Makes the sound.</param>
/// <param name="quiet">Called, from any thread, when nothing sounds any more.</param>
internal sealed class Mouth(IHeadset headset, ISpeechSynthesizer synthesizer, Action quiet)
{
    private readonly List<Task> _sounding = [];
    private bool _priority;

    /// <summary>Whether anything sounds.</summary>
    public bool IsSpeaking => _sounding.Any(task => !task.IsCompleted);

    /// <summary>Says prompts, one after the other.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="append">After what sounds now, instead of in its place.</param>
    /// <param name="texts">The language.</param>
    /// <param name="voice">How to speak.</param>
    /// <param name="first">Called when the first of them has gone to the headset.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task SayAsync(
        IReadOnlyList<Prompt> prompts, bool append, PromptTexts texts, SpokenVoice voice, Action first,
        CancellationToken stop)
    {
        if (prompts.Count == 0) return;
        if (!append) GiveWay();
        _priority |= prompts.Any(prompt => prompt.Priority);
        foreach (var prompt in prompts)
        {
            var spoken = await synthesizer.SpeakAsync(texts.Speak(prompt), voice, stop);
            _sounding.Add(headset.PlayAsync(spoken with { Text = texts.Write(prompt) }, stop));
            if (prompt == prompts[0]) first();
        }

        _ = TellWhenQuietAsync([.. _sounding]);
    }

    /// <summary>Stops, unless what sounds is to be heard to its end.</summary>
    /// <returns>Whether it is quiet now.</returns>
    public bool GiveWay()
    {
        if (_priority && IsSpeaking) return false;
        Hush();
        return true;
    }

    private void Hush()
    {
        headset.StopPlaying();
        _sounding.Clear();
        _priority = false;
    }

    private async Task TellWhenQuietAsync(Task[] sounding)
    {
        // A prompt that could not be played ends as one that was: the question stands on the screen.
        await Task.WhenAll(sounding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        quiet();
    }
}
