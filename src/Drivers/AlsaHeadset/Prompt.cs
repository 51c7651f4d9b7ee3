// Prompts on their way to the ear: one plays, a few wait, and all of them end at once when the picker speaks.
namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>One prompt.</summary>
/// <param name="samples">What is played.</param>
internal sealed class Prompt(ReadOnlyMemory<short> samples)
{
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is played.</summary>
    public ReadOnlyMemory<short> Samples => samples;

    /// <summary>Completes when it was heard to its end.</summary>
    public Task Heard => _heard.Task;

    /// <summary>Whether it was heard, ended or lost.</summary>
    public bool IsOver => _heard.Task.IsCompleted;

    /// <summary>It was heard to its end.</summary>
    public void End() => _heard.TrySetResult();

    /// <summary>Nobody wants to hear it any more.</summary>
    public void Cancel() => _heard.TrySetCanceled();

    /// <summary>It cannot be heard.</summary>
    public void Fail(Exception fault) => _heard.TrySetException(fault);
}

/// <summary>The prompts of a device that is open. Any thread may add; one plays.</summary>
internal sealed class PromptQueue(string device) : IDisposable
{
    private const int Most = 32;

    private readonly Lock _gate = new();
    private readonly LinkedList<Prompt> _prompts = new(); // the first one plays
    private readonly SemaphoreSlim _added = new(0);

    /// <summary>Adds a prompt.</summary>
    /// <exception cref="DeviceFault">With a sentence, where too many wait.</exception>
    public Prompt Add(ReadOnlyMemory<short> samples)
    {
        var prompt = new Prompt(samples);
        lock (_gate)
        {
            if (_prompts.Count >= Most)
                throw new DeviceFault($"{Most} prompts wait for '{device}': it plays slower than prompts are made.");
            _prompts.AddLast(prompt);
            _added.Release();
        }

        return prompt;
    }

    /// <summary>Ends all of them.</summary>
    public void CancelAll()
    {
        foreach (var prompt in TakeAll()) prompt.Cancel();
    }

    /// <summary>None of them can be heard.</summary>
    public void FailAll(Exception fault)
    {
        foreach (var prompt in TakeAll()) prompt.Fail(fault);
    }

    /// <summary>Waits for the next prompt that is still wanted.</summary>
    /// <exception cref="OperationCanceledException">When stopped.</exception>
    public Prompt Next(CancellationToken stop)
    {
        while (true)
        {
            _added.Wait(stop);
            lock (_gate)
                if (_prompts.First is { Value.IsOver: false } first) return first.Value;
                else if (_prompts.Count > 0) _prompts.RemoveFirst();
        }
    }

    /// <summary>Takes a prompt out that is over.</summary>
    public void Remove(Prompt prompt)
    {
        lock (_gate) _prompts.Remove(prompt);
    }

    /// <inheritdoc/>
    public void Dispose() => _added.Dispose();

    private Prompt[] TakeAll()
    {
        lock (_gate)
        {
            Prompt[] all = [.. _prompts];
            _prompts.Clear();
            return all;
        }
    }
}
