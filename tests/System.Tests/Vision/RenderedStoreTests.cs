// Cars and visitors from the cameras' frames to HQ, and nothing of a plate on the way.
using System.IO.Compression;
using System.Text;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport.Streams;
using Xunit;

namespace EdgeAgent.SystemTests.Vision;

public sealed class RenderedStoreTests
{
    [FfmpegFact]
    public async Task Members_are_known_visitors_are_counted_and_no_plate_leaves_the_models()
    {
        await using var store = await RenderedStore.StartAsync();
        await store.Agent!.WaitUntilAsync(
            store.WebPort, status => status.Vehicles.Members >= 1 && status.Footfall.In >= 3,
            "a member and three visitors");
        await store.Agent.WaitUntilAsync(
            store.WebPort, status => status.Vehicles.Arrived >= 2 && status.Outbox.Waiting == 0, "told to HQ");
        var page = await Text(store.WebPort, "status.json") + await Text(store.WebPort, "metrics");
        var bundle = await BundleAsync(store);
        Assert.Equal(0, await store.Agent.StopAsync());

        var told = store.Told;
        Assert.Contains("\"member\":\"member-", told);
        Assert.Contains("retail.person.crossed.v1", told);
        foreach (var plate in RenderedStore.Plates)
        {
            Assert.DoesNotContain(plate, told);
            Assert.DoesNotContain(plate, store.Agent.Output);
            Assert.DoesNotContain(plate, page);
            AssertNowhereIn(bundle, plate);
            foreach (var file in Directory.GetFiles(Path.Combine(store.Folder, "state")))
                AssertNowhereIn(File.ReadAllBytes(file), plate);
        }
    }

    private static async Task<string> Text(int port, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/{path}"));
    }

    private static async Task<byte[]> BundleAsync(RenderedStore store)
    {
        var path = Path.Combine(store.Folder, "bundle.tar.gz");
        await using var bundle = AgentProcess.Start(
            "support-bundle", "--config", store.Config, "--output", path);
        Assert.True(await bundle.ExitAsync() == 0, bundle.Output);
        await using var file = File.OpenRead(path);
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var all = new MemoryStream();
        await unpacked.CopyToAsync(all);
        return all.ToArray();
    }

    private static void AssertNowhereIn(byte[] bytes, string plate) =>
        Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(plate)));
}
