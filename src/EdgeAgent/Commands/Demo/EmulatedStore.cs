// Runs the readers of a demo on loopback ports, and tells what they do.
using System.Net.Sockets;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;

namespace EdgeAgent.Commands.Demo;

/// <summary>One emulated reader of a demo.</summary>
/// <param name="Name">For people.</param>
/// <param name="Options">What kind it is.</param>
/// <param name="Source">What is before its antennas.</param>
/// <param name="Port">Its TCP port; 0 = any free one.</param>
internal sealed record DemoReader(string Name, EmulatedReaderOptions Options, IReadSource Source, int Port);

/// <summary>Runs emulated readers until stopped.</summary>
internal sealed class EmulatedStore(IReadOnlyList<DemoReader> readers, TimeProvider time, TextWriter output)
{
    private readonly Lock _gate = new();

    /// <summary>Runs; a port that is taken ends it with a sentence and exit code 1.</summary>
    public async Task<int> RunAsync(SceneNarrator? narrator, CancellationToken stop)
    {
        var running = new List<Task>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            foreach (var reader in readers) running.Add(Start(reader, end.Token));
            if (narrator is not null) running.Add(narrator.RunAsync(Say, end.Token));
            await Task.WhenAll(running);
            return 0;
        }
        catch (SocketException fault)
        {
            Console.Error.WriteLine(
                $"A port of the demo cannot be opened ({fault.Message}): end what uses it, or give another with " +
                "--port.");
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(running).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private Task Start(DemoReader described, CancellationToken stop)
    {
        var reader = new EmulatedReader(described.Options, described.Source, time);
        reader.Happened += sentence => Say($"{described.Name}: {sentence}");
        var listener = new ReaderListener(reader, described.Port);
        Say($"{described.Name}: a {described.Options.Profile.Name} reader listens at 127.0.0.1:{listener.Port}.");
        return ServeAsync(reader, listener, stop);
    }

    private static async Task ServeAsync(EmulatedReader reader, ReaderListener listener, CancellationToken stop)
    {
        using (reader)
        using (listener)
            await listener.RunAsync(stop);
    }

    private void Say(string sentence)
    {
        lock (_gate) output.WriteLine($"{time.GetLocalNow():HH:mm:ss} {sentence}");
    }
}
