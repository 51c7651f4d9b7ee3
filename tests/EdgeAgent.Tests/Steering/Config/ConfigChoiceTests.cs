// Which configuration a start chooses, from real files; every single file may be cut off, zeroed or altered.
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Steering.Config;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Steering.Config;

public sealed class ConfigChoiceTests : IDisposable
{
    private readonly StateFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly ConfigLoader _loader = new(DriverList.All);

    private string File => Path.Combine(_folder.Path, "store.yaml");

    private string Ledger => Path.Combine(_folder.Path, ConfigLedgerFile.Name);

    public ConfigChoiceTests() => System.IO.File.WriteAllText(File, Text("1h"));

    [Fact]
    public void What_HQ_wished_and_the_box_confirmed_runs_until_the_file_on_the_box_changes()
    {
        Confirm(Text("2h"));

        Assert.Equal("HQ's version 1", Choose().Origin);
        Assert.Equal("HQ's version 1", new ConfigChoice(_loader, _time).Look(_loader.Load(File)).Origin);
        System.IO.File.WriteAllText(File, Text("3h"));
        Assert.Equal(File, new ConfigChoice(_loader, _time).Look(_loader.Load(File)).Origin);
        var chosen = Choose();
        Assert.Equal((File, ConfigStates.Local), (chosen.Origin, chosen.Ledger.State));
    }

    [Fact]
    public void A_configuration_that_does_not_load_any_more_gives_way_to_the_installers_file_and_says_why()
    {
        Confirm(Text("2h") + "nonsense: 1\n");

        var chosen = Choose();

        Assert.Equal((File, ConfigStates.RolledBack), (chosen.Origin, chosen.Ledger.State));
        Assert.Contains("`nonsense` is not a known key", chosen.Ledger.Outcome!.Reason, StringComparison.Ordinal);
        Assert.Equal(ConfigStates.RolledBack, new ConfigLedgerFile(_folder.Path).Read().Ledger.State);
    }

    [Fact]
    public void A_damaged_ledger_is_set_aside_and_said_and_the_installers_file_runs()
    {
        Confirm(Text("2h"));
        var whole = System.IO.File.ReadAllBytes(Ledger);
        foreach (var damaged in Damaged(whole))
        {
            System.IO.File.WriteAllBytes(Ledger, damaged);

            var chosen = Choose();

            Assert.Equal(File, chosen.Origin);
            Assert.Contains("is damaged", chosen.Problem, StringComparison.Ordinal);
            Assert.True(System.IO.File.Exists(Ledger + ".quarantine"));
            Assert.Null(Choose().Problem);
        }
    }

    [Fact]
    public void Looking_changes_nothing()
    {
        new ConfigLedgerFile(_folder.Path).Write(
            new ConfigLedger().Try(Wish(Text("2h")), TimeSpan.FromMinutes(5), [], _time.GetUtcNow()));
        var before = System.IO.File.ReadAllBytes(Ledger);

        var seen = new ConfigChoice(_loader, _time).Look(_loader.Load(File));

        Assert.Equal("HQ's version 1, on trial", seen.Origin);
        Assert.Equal(before, System.IO.File.ReadAllBytes(Ledger));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<byte[]> Damaged(byte[] whole)
    {
        for (var length = 0; length < whole.Length; length += 37) yield return whole[..length];
        yield return new byte[whole.Length];
        for (var at = 0; at < whole.Length; at += 41)
        {
            var altered = (byte[])whole.Clone();
            altered[at] ^= 0x10;
            yield return altered;
        }
    }

    private RunningConfig Choose() => new ConfigChoice(_loader, _time).Choose(_loader.Load(File));

    private void Confirm(string document)
    {
        var ledger = new ConfigLedger().Try(Wish(document), TimeSpan.FromMinutes(5), [], _time.GetUtcNow());
        Assert.Null(new ConfigLedgerFile(_folder.Path).Write(ledger.Confirm(_time.GetUtcNow())));
    }

    private WishedConfig Wish(string document) =>
        new(1, ContentHash.Of(document), document, _loader.Load(File).Digest);

    private string Text(string keep) => $$"""
        store: { tenant: demo, store: "0042", box: box-1 }
        uplink: { host: 127.0.0.1, resend-after-broker-loss: {{keep}} }
        state: {{_folder.Path}}

        """;
}
