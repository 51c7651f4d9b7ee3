// A picker's ears, mouth, eyes and fingers, whatever device they are: a page on a handheld, or a sound card of the box.
using System.Threading.Channels;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Headsets;

/// <summary>One headset. Sessions read its inputs in their order; everything else may be called from any
/// thread.</summary>
internal interface IHeadset
{
    /// <summary>Its id, for events: what HQ knows it by.</summary>
    string Id { get; }

    /// <summary>What comes from the picker. Bounded: sound that nobody takes is dropped, answers never are.</summary>
    ChannelReader<HeadsetInput> Inputs { get; }

    /// <summary>Whether it can be heard and spoken to now.</summary>
    bool IsThere { get; }

    /// <summary>Blocks of sound that were lost on the way, or that nobody took in time.</summary>
    long LostBlocks { get; }

    /// <summary>Plays a prompt after those that play already.</summary>
    /// <returns>True when it was heard to its end; false where it was stopped, or the headset is away.</returns>
    Task<bool> PlayAsync(SpokenPrompt prompt, CancellationToken stop);

    /// <summary>Stops what plays now, at once, and drops what was to come after it.</summary>
    void StopPlaying();

    /// <summary>Shows a screen; a headset without one forgets it.</summary>
    void Show(HeadsetScreen screen);

    /// <summary>Shows a line about what was heard or what is wrong; it changes no question.</summary>
    void Tell(HeadsetNotice notice);
}

/// <summary>A line for the eye.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The line, in the operator's language.</param>
internal sealed record HeadsetNotice(HeadsetNoticeKind Kind, string Text);

/// <summary>What a line is about.</summary>
internal enum HeadsetNoticeKind
{
    /// <summary>What was understood.</summary>
    Heard,

    /// <summary>What is said.</summary>
    Said,

    /// <summary>What is wrong, and what to do.</summary>
    Wrong,
}
