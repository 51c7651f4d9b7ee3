// A folder, a server that follows a script, and attempts one after the other, as after restarts of the agent.
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Appliance.Updates.Download;
using EdgeAgent.Tests.Outbox;

namespace EdgeAgent.Tests.Appliance.Updates.Download;

/// <summary>What the tests of the download share.</summary>
internal sealed class DownloadBench : IDisposable
{
    private const int MostAttempts = 200;
    private readonly StateFolder _state = new();
    private readonly ScriptedServer _server;

    public DownloadBench(Func<int, string, byte[]> answer)
    {
        _server = new ScriptedServer(answer);
        Folder = new BundleFolder(_state.Path, reserve: 64L << 20, _ => Free);
        Wish = new UpdateOptions
        {
            Version = UpdateVersion.TryParse("0.2.0")!,
            Url = _server.Url,
            RateLimit = 1L << 30,
        };
    }

    public BundleFolder Folder { get; }

    public UpdateOptions Wish { get; set; }

    public long Free { get; set; } = 1L << 40;

    public List<DownloadFault> Faults { get; } = [];

    public IReadOnlyList<string> Requests => [.. _server.Requests];

    public byte[] Bundle => File.ReadAllBytes(Folder.Bundle(Wish.Version));

    public long PartLength =>
        new FileInfo(Folder.Part(Wish.Version)) is { Exists: true, Length: var length } ? length : 0;

    /// <summary>One attempt; what went wrong is kept.</summary>
    public async Task<bool> TryAsync()
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        try
        {
            await new BundleDownload(http, Folder, TimeProvider.System, (_, _) => { }).RunAsync(Wish, default);
            return true;
        }
        catch (DownloadFault fault)
        {
            Faults.Add(fault);
            return false;
        }
    }

    /// <summary>Attempts until it is whole.</summary>
    public async Task LoadAsync()
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
            if (await TryAsync()) return;
        throw new TimeoutException(Faults[^1].Message);
    }

    public void Dispose()
    {
        _server.Dispose();
        _state.Dispose();
    }
}
