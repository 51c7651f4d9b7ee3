// Each single file of the state folder truncated, zeroed, bit-flipped or deleted, after a clean stop and after a crash:
// the outbox starts by itself, names what it lost, and goes on.
using System.Globalization;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

public sealed class DamagedFileTests
{
    private static readonly int Seeds = Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") == "1" ? 200 : 5;

    public static TheoryData<string, string, bool> Faults
    {
        get
        {
            var faults = new TheoryData<string, string, bool>();
            string[] kinds = ["flip a bit", "flip bytes", "zero a span", "zero it", "truncate", "empty", "delete"];
            foreach (var file in new[] { "outbox.db", "outbox.db-wal", "outbox.db-shm", "places", "payload.key" })
            {
                foreach (var fault in kinds)
                    faults.Add(file, fault, false);
                faults.Add(file, "flip a bit", true);
                faults.Add(file, "zero a span", true);
            }

            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_damaged_file_costs_at_most_what_is_named(string file, string fault, bool foundOnlyWhenRead)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var crashed = seed % 2 == 0 || file is "outbox.db-wal" or "outbox.db-shm";
            using var folder = new StateFolder();
            var accepted = await FillAsync(folder, crashed);
            var path = folder.File(file);
            if (!File.Exists(path)) continue;
            Damage(path, fault, new Random(seed));

            await using var outbox = await folder.OpenAsync(
                setup => setup with { CheckAtStartBytes = foundOnlyWhenRead ? 0 : long.MaxValue });
            await accepted.VerifyAsync(
                outbox, string.Create(CultureInfo.InvariantCulture, $"{file}, {fault}, seed {seed}"));
        }
    }

    [Fact]
    public async Task A_database_that_is_gone_is_named_whole_and_its_epoch_goes_on()
    {
        using var folder = new StateFolder();
        var accepted = await FillAsync(folder, crashed: false);
        File.Delete(folder.File("outbox.db"));

        await using var outbox = await folder.OpenAsync();
        Assert.Equal(accepted.Epoch, outbox.Epoch);
        Assert.Equal(0, await accepted.VerifyAsync(outbox));
        var urgent = await StateFolder.ReadAllAsync(outbox, Priority.Urgent);
        Assert.Contains(urgent, stored => stored.Kind == EventKinds.StoreQuarantined);
    }

    [Fact]
    public async Task When_both_witnesses_are_gone_the_folder_begins_a_new_epoch()
    {
        using var folder = new StateFolder();
        var accepted = await FillAsync(folder, crashed: false);
        File.Delete(folder.File("outbox.db"));
        File.Delete(folder.File("places"));

        await using var outbox = await folder.OpenAsync();
        Assert.NotEqual(accepted.Epoch, outbox.Epoch);
        Assert.Equal(
            1, await outbox.AcceptAsync([StateFolder.Event(EventKinds.TagArrived, "a")], CancellationToken.None));
    }

    [Fact]
    public async Task A_rebuild_brings_back_every_row_that_is_whole_and_keeps_the_damaged_file()
    {
        using var folder = new StateFolder();
        var accepted = await FillAsync(folder, crashed: false);
        var bytes = await File.ReadAllBytesAsync(folder.File("outbox.db"));
        Array.Clear(bytes, 0, 6 * 2048); // the header, the schema, the ledger, the origins, two root pages
        await File.WriteAllBytesAsync(folder.File("outbox.db"), bytes);

        await using var outbox = await folder.OpenAsync();
        Assert.True(await accepted.VerifyAsync(outbox) > 500);
        Assert.Single(Directory.GetFiles(folder.Path, "outbox.db.quarantine-*Z"));
    }

    [Fact]
    public async Task Only_the_newest_three_damaged_files_are_kept()
    {
        using var folder = new StateFolder();
        for (var round = 0; round < 5; round++)
        {
            await using (var outbox = await folder.OpenAsync())
                await outbox.AcceptAsync([StateFolder.Event(EventKinds.TagArrived, "a")], CancellationToken.None);
            await File.WriteAllTextAsync(
                folder.File("outbox.db"), "This is no database, and it is long enough to be looked at.");
            folder.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await using var last = await folder.OpenAsync();
        var sets = Directory.GetFiles(folder.Path, "outbox.db.quarantine-*")
            .Select(file => file[..(file.LastIndexOf('Z') + 1)]).Distinct();
        Assert.Equal(Quarantine.Kept, sets.Count());
    }

    [Fact]
    public async Task A_rebuild_that_cannot_finish_refuses_events_until_it_can()
    {
        using var folder = new StateFolder();
        var accepted = await FillAsync(folder, crashed: false);
        await using var outbox = await folder.OpenAsync(setup => setup with { CheckAtStartBytes = 0 });
        await using (var file = new FileStream(folder.File("outbox.db"), FileMode.Open, FileAccess.Write))
        {
            file.Position = 20 * Schema.PageBytes;
            file.Write(new byte[40 * Schema.PageBytes]);
        }

        // A folder stands where the rebuilt file would be made.
        var obstacle = Directory.CreateDirectory(folder.File("outbox.db.new"));
        await Assert.ThrowsAsync<OutboxRefusal>(async () =>
        {
            await StateFolder.ReadAllAsync(outbox, Priority.Normal);
            await StateFolder.ReadAllAsync(outbox, Priority.Low);
        });
        Assert.NotNull(outbox.Status.Problem);
        obstacle.Delete();
        await accepted.VerifyAsync(outbox, "after the obstacle is gone");
    }

    internal static void Damage(string path, string fault, Random random)
    {
        var bytes = File.ReadAllBytes(path);
        switch (fault)
        {
            case "flip a bit":
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case "flip bytes":
                var at = random.Next(bytes.Length);
                random.NextBytes(bytes.AsSpan(at, Math.Min(16, bytes.Length - at)));
                break;
            case "zero a span":
                var start = random.Next(bytes.Length);
                Array.Clear(bytes, start, Math.Min(random.Next(1, 8192), bytes.Length - start));
                break;
            case "zero it":
                Array.Clear(bytes);
                break;
            case "truncate":
                bytes = bytes[..random.Next(bytes.Length)];
                break;
            case "empty":
                bytes = [];
                break;
            default:
                File.Delete(path);
                return;
        }

        File.WriteAllBytes(path, bytes);
    }

    // Rows of all classes, small and large, some in the database and some in its log.
    private static async Task<AcceptedEvents> FillAsync(StateFolder folder, bool crashed)
    {
        var accepted = new AcceptedEvents();
        var crash = false;
        var outbox = await folder.OpenAsync(setup => setup with
        {
            AtStep = _ =>
            {
                if (crash) throw new InvalidOperationException("crash");
            },
        });
        for (var round = 0; round < 30; round++)
        {
            await accepted.AcceptAsync(outbox, EventKinds.TagArrived, 12, 200);
            await accepted.AcceptAsync(outbox, StateFolder.LowKind, 7, 50);
            await accepted.AcceptAsync(outbox, EventKinds.DeviceLost, 1);
            await accepted.AcceptAsync(outbox, StateFolder.PersonalKind, 2);
            if (round == 10) await accepted.AcceptAsync(outbox, EventKinds.TagMoved, 1, 20_000);
        }

        if (crashed)
        {
            crash = true;
            _ = outbox.SettleAsync();
        }

        await outbox.DisposeAsync();
        return accepted;
    }
}
