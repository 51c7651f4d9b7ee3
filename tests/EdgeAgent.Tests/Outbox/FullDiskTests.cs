// A file system that runs full: low events are refused first, urgent ones last; nothing accepted is lost, and it
// recovers by itself.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

public sealed class FullDiskTests
{
    [Fact]
    public async Task Below_the_reserve_low_events_are_refused_first_then_normal_ones_urgent_ones_last()
    {
        using var folder = new StateFolder();
        long free = 1000;
        await using var outbox = await folder.OpenAsync(setup => setup with
        {
            Options = StateFolder.Options with { Reserve = 800 },
            FreeBytes = _ => Interlocked.Read(ref free),
        });
        Assert.Equal("low normal urgent", await TakesAsync(outbox));
        Interlocked.Exchange(ref free, 799);
        Assert.Equal("normal urgent", await TakesAsync(outbox));
        Interlocked.Exchange(ref free, 399);
        Assert.Equal("urgent", await TakesAsync(outbox));
        Interlocked.Exchange(ref free, 99);
        Assert.Equal("", await TakesAsync(outbox));
        Assert.Contains("free some space", outbox.Status.Problem, StringComparison.Ordinal);
        Interlocked.Exchange(ref free, 1000);
        Assert.Equal("low normal urgent", await TakesAsync(outbox));
        Assert.Null(outbox.Status.Problem);
        Assert.Equal(6, outbox.Status.Refused);
    }

    [SmallFileSystemFact]
    public async Task A_file_system_that_is_really_full_refuses_loses_nothing_and_recovers_by_itself()
    {
        using var small = new SmallFileSystem(megabytes: 4);
        var setup = new OutboxSetup { Folder = small.Path, Box = "box-1", Options = StateFolder.Options };
        var accepted = new AcceptedEvents();
        await using (var outbox = await DurableOutbox.OpenAsync(setup, CancellationToken.None))
        {
            await accepted.AcceptAsync(outbox, EventKinds.TagArrived, 100, 300);
            for (var round = 0; round < 3; round++)
            {
                small.Fill();
                var refusal = await FillUpAsync(outbox, accepted);
                Assert.Contains("space", refusal.Message, StringComparison.OrdinalIgnoreCase);
                Assert.NotNull(outbox.Status.Problem);
                small.Empty();
                await accepted.VerifyAsync(outbox, $"round {round}");
            }
        }

        await using var again = await DurableOutbox.OpenAsync(setup, CancellationToken.None);
        await accepted.VerifyAsync(again, "after a restart");
        Assert.Empty(Directory.GetFiles(small.Path, "*.quarantine-*"));
    }

    private static async Task<string> TakesAsync(DurableOutbox outbox)
    {
        var takes = new List<string>();
        foreach (var kind in new[] { StateFolder.LowKind, EventKinds.TagArrived, EventKinds.DeviceLost })
        {
            try
            {
                await outbox.AcceptAsync([StateFolder.Event(kind, "a")], CancellationToken.None);
                takes.Add(kind.Priority.ToString().ToLowerInvariant());
            }
            catch (OutboxRefusal)
            {
                // Refused: it is not in the list.
            }
        }

        return string.Join(' ', takes);
    }

    private static async Task<OutboxRefusal> FillUpAsync(DurableOutbox outbox, AcceptedEvents accepted)
    {
        for (var round = 0; round < 1000; round++)
        {
            try
            {
                await accepted.AcceptAsync(outbox, EventKinds.TagArrived, 20, 300);
            }
            catch (OutboxRefusal refusal)
            {
                return refusal;
            }
        }

        throw new InvalidOperationException("The file system did not become full.");
    }
}
