// The ROSpecs of an emulated reader and their life: disabled, inactive, active (LLRP 1.0.1, section 6.2).
namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Where a ROSpec is in its life; the numbers are those of the protocol.</summary>
internal enum SpecState : byte
{
    /// <summary>Added, but not to be started.</summary>
    Disabled = 0,

    /// <summary>Waiting for its start trigger.</summary>
    Inactive = 1,

    /// <summary>Running.</summary>
    Active = 2,
}

/// <summary>Keeps the ROSpecs, and starts and stops them by their triggers.</summary>
internal sealed class RoSpecBook(EmulatedClock clock)
{
    private readonly List<EmulatedSpec> _specs = [];

    /// <summary>The specs in the order in which they were added.</summary>
    public IReadOnlyList<EmulatedSpec> All => _specs;

    /// <summary>The spec that runs; null where none does.</summary>
    public EmulatedSpec? Running => _specs.Find(spec => spec.State == SpecState.Active);

    /// <summary>Adds a spec.</summary>
    public void Add(EmulatedSpec spec) => _specs.Add(spec);

    /// <summary>A spec by its id.</summary>
    public EmulatedSpec? Find(uint id) => _specs.Find(spec => spec.Id == id);

    /// <summary>Removes a spec, or all with id 0.</summary>
    public void Remove(uint id) => _specs.RemoveAll(spec => id == 0 || spec.Id == id);

    /// <summary>Moves a spec to another state.</summary>
    public void Set(EmulatedSpec spec, SpecState state) => (spec.State, spec.Since) = (state, clock.Uptime);

    /// <summary>Enables a spec: it waits for its trigger, or starts at once.</summary>
    public void Enable(EmulatedSpec spec) =>
        Set(spec, spec.Start == StartTrigger.Immediate ? SpecState.Active : SpecState.Inactive);

    /// <summary>Lets triggers of time do their work.</summary>
    /// <returns>What changed.</returns>
    public IReadOnlyList<ReaderEvent> Advance(TimeSpan now)
    {
        List<ReaderEvent>? changes = null;
        foreach (var spec in _specs)
        {
            var since = now - spec.Since;
            if (spec.State == SpecState.Active && spec.StopAfter is { } limit && since >= limit)
            {
                Set(spec, SpecState.Inactive);
                (changes ??= []).Add(ReaderEvent.Spec(spec.Id, started: false));
            }

            var due = spec.Start == StartTrigger.Immediate ||
                (spec.Start == StartTrigger.Periodic && since >= spec.Period);
            if (spec.State != SpecState.Inactive || !due) continue;
            Set(spec, SpecState.Active);
            (changes ??= []).Add(ReaderEvent.Spec(spec.Id, started: true));
        }

        return changes ?? [];
    }
}
