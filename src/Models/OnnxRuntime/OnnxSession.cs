// A model that is ready to run.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>
/// A loaded model. It holds the weights once, however many <see cref="OnnxRun"/>s are made of it; runs may execute at
/// the same time on different threads.
/// </summary>
public sealed unsafe class OnnxSession : IDisposable
{
    internal OnnxSession(OnnxLibrary library, OrtHandle handle, string name)
    {
        (Library, Handle, Name) = (library, handle, name);
        try
        {
            Inputs = new OnnxModelReader(library.Api, handle.Value, name).Inputs();
            Outputs = new OnnxModelReader(library.Api, handle.Value, name).Outputs();
        }
        catch (OnnxException)
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The model's file name, as it stands in messages.</summary>
    public string Name { get; }

    /// <summary>What the model takes.</summary>
    public IReadOnlyList<OnnxValueInfo> Inputs { get; }

    /// <summary>What the model computes.</summary>
    public IReadOnlyList<OnnxValueInfo> Outputs { get; }

    internal OnnxLibrary Library { get; }

    internal OrtHandle Handle { get; }

    /// <summary>A place to run the model from, with tensors of its own: one for each thread.</summary>
    public OnnxRun Prepare() => new(this);

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();
}
