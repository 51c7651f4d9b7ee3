// Turns session options into the native library's own.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>The native form of <see cref="OnnxSessionOptions"/>.</summary>
internal static unsafe class OnnxSettings
{
    private const int Sequential = 0;
    private const int AllOptimisations = 99;
    private const int FatalOnly = 4;
    private const int MostThreads = 64;

    /// <summary>Makes them; the caller releases them once the session stands.</summary>
    /// <exception cref="OnnxException">The number of threads is out of range.</exception>
    public static OrtHandle Create(OrtApi api, OnnxSessionOptions options)
    {
        if (options.Threads is < 1 or > MostThreads)
            throw new OnnxException($"A model runs on 1 to {MostThreads} threads, not on {options.Threads}.");
        nint made = 0;
        Set(api, api.CreateSessionOptions(&made));
        var settings = new OrtHandle(made, api.ReleaseSessionOptions);
        try
        {
            Set(api, api.SetIntraThreads(made, options.Threads));
            Set(api, api.SetInterThreads(made, 1));
            Set(api, api.SetExecutionMode(made, Sequential));
            Set(api, api.SetOptimisation(made, AllOptimisations));
            Set(api, api.SetLogSeverity(made, FatalOnly));
            Set(api, options.Arena ? api.EnableArena(made) : api.DisableArena(made));
            // A thread that waits for work by spinning burns a core that the other devices need.
            Entry(api, made, "session.intra_op.allow_spinning", "0");
            Entry(api, made, "session.inter_op.allow_spinning", "0");
            return settings;
        }
        catch (OnnxException)
        {
            settings.Dispose();
            throw;
        }
    }

    private static void Entry(OrtApi api, nint settings, string key, string value)
    {
        fixed (byte* name = OrtApi.Text(key), text = OrtApi.Text(value))
            Set(api, api.AddConfigEntry(settings, name, text));
    }

    private static void Set(OrtApi api, nint status) => api.Check(status, "ONNX Runtime refused a session option");
}
