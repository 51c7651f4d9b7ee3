// A headset without sound: it notes what it is given, and hears what the test lets it hear.
using System.Threading.Channels;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.Tests.VoicePicking.Sessions;

/// <summary>A headset that notes what it gets. Prompts are heard when the test says so.</summary>
internal sealed class FakeHeadset : IHeadset
{
    private readonly Channel<HeadsetInput> _inputs = Channel.CreateUnbounded<HeadsetInput>();
    private readonly Lock _gate = new();
    private readonly List<(string Text, TaskCompletionSource<bool> Heard)> _prompts = [];
    private volatile HeadsetScreen? _screen;

    public string Id => "handheld-1";

    public ChannelReader<HeadsetInput> Inputs => _inputs.Reader;

    public HeadsetScreen? Screen => _screen;

    public List<HeadsetNotice> Notices { get; } = [];

    public bool IsThere => true;

    public long LostBlocks => 0;

    public int Stops { get; private set; }

    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_gate) return [.. _prompts.Select(prompt => prompt.Text)];
        }
    }

    public void Put(HeadsetInput input) => _inputs.Writer.TryWrite(input);

    public void HearAll()
    {
        lock (_gate)
        {
            foreach (var (_, heard) in _prompts) heard.TrySetResult(true);
        }
    }

    public Task<bool> PlayAsync(SpokenPrompt prompt, CancellationToken stop)
    {
        var heard = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) _prompts.Add((prompt.Text, heard));
        return heard.Task;
    }

    public void StopPlaying()
    {
        lock (_gate)
        {
            Stops++;
            foreach (var (_, heard) in _prompts) heard.TrySetResult(false);
        }
    }

    public void Show(HeadsetScreen screen) => _screen = screen;

    public void Tell(HeadsetNotice notice)
    {
        lock (_gate) Notices.Add(notice);
    }
}
