// A right file becomes the values that it says.
using System.Text;
using EdgeAgent.Configuration;
using EdgeAgent.Hosting;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public sealed class StoreConfigTests
{
    [Fact]
    public void A_right_file_has_no_faults_and_every_value()
    {
        var load = ConfigSample.Load(ConfigSample.Right);
        Assert.Empty(load.Faults);
        var config = Assert.IsType<StoreConfig>(load.Config);
        Assert.Equal("retail/v1/demo/0042/box-1", config.Store.Topics.Root);
        Assert.Equal(["dock", "floor/women"], config.Zones.Keys);
        Assert.Equal(TimeSpan.FromSeconds(20), config.Zones["dock"].DepartAfter);
        Assert.Equal(5_000, config.Tags.Limit);
        var device = Assert.Single(config.Devices);
        Assert.Equal("dock-reader", device.Id);
        Assert.Equal(StartFailure.Ignore, device.Hosting.OnStartFailure);
        Assert.Equal(TimeSpan.FromSeconds(90), device.Hosting.Watchdog);
        Assert.Equal(TimeSpan.FromSeconds(30), device.Hosting.Backoff.Longest);
        var options = Assert.IsType<ExampleOptions>(device.Options);
        Assert.Equal("10.0.0.7", options.Host);
        Assert.Equal(5084, options.Port);
        Assert.Equal(2, options.Session);
        Assert.Equal(ExampleMode.DualTarget, options.Mode);
        Assert.Equal(TimeSpan.FromMilliseconds(500), options.Interval);
        Assert.Equal(2L << 20, options.Cache);
        Assert.Equal(8.5, options.Gain);
        Assert.Equal(["north", "no"], options.Labels);
        Assert.Equal("env:READER_PASSWORD", options.Password?.ToString());
        Assert.Equal(new ExampleAntenna("dock", 30), options.Antennas[1]);
        Assert.Equal(new ExampleAntenna("floor/women", null), options.Antennas[2]);
        Assert.Equal(["3034", "3035"], options.Filters);
        Assert.Equal(1, options.Weights["light"]);
        Assert.Equal(Path.GetFullPath("state"), config.StateFolder);
        Assert.Equal(9321, config.Web.Port);
        Assert.Equal(LogDetail.Debug, config.Log.Level);
        Assert.Equal("password", Assert.Single(load.Secrets).Key[^8..]);
    }

    [Fact]
    public void The_folder_for_work_files_starts_from_the_folder_of_the_config_like_the_state()
    {
        const string Text = """
            store: { tenant: demo, store: "0042", box: box-1 }
            state: ../run/state
            voice-picking:
              work: { drop: ../run/work }
            """;
        var load = ConfigSample.Loader.Parse("/etc/edge-agent/store.yaml", Encoding.UTF8.GetBytes(Text));
        var config = Assert.IsType<StoreConfig>(load.Config);
        Assert.Equal("/etc/run/state", config.StateFolder);
        Assert.Equal("/etc/run/work", config.VoicePicking?.Work.Drop);
    }

    [Fact]
    public void The_hash_is_the_start_of_the_files_sha256_and_follows_every_byte()
    {
        var hash = ConfigSample.Load(ConfigSample.Right).Config?.Hash;
        Assert.Matches("^[0-9a-f]{12}$", hash);
        Assert.NotEqual(hash, ConfigSample.Load(ConfigSample.Right + "# a remark\n").Config?.Hash);
    }

    [Fact]
    public void A_store_number_with_leading_zeros_stays_as_it_is_written() =>
        Assert.Equal("0042", ConfigSample.Load(ConfigSample.Right).Config?.Store.Store);

    [Fact]
    public void A_missing_file_is_one_sentence_with_what_to_do()
    {
        var load = ConfigSample.Loader.Load("/nowhere/store.yaml");
        Assert.Null(load.Config);
        Assert.StartsWith("/nowhere/store.yaml:1:1: There is no such file", Assert.Single(load.Faults).ToString());
    }

    [Fact]
    public void A_folder_or_a_file_that_is_no_text_is_one_sentence()
    {
        Assert.Contains("cannot be read", Assert.Single(ConfigSample.Loader.Load("/etc").Faults).Sentence);
        Assert.Contains(
            "UTF-8", Assert.Single(ConfigSample.Loader.Parse("store.yaml", [0xFF, 0xFE, 0x00]).Faults).Sentence);
    }

    [Fact]
    public void Faults_in_a_block_that_is_switched_off_are_notes_and_stop_nothing()
    {
        var text = ConfigSample.Right.Replace("enabled: true", "enabled: false").Replace("session: 2", "sesion: 7");
        var load = ConfigSample.Load(text);
        Assert.NotNull(load.Config);
        Assert.Contains(": note: `devices.dock-reader.sesion`", Assert.Single(load.Faults).ToString());
        Assert.Empty(load.Errors);
    }

    [Fact]
    public void A_file_of_comments_alone_asks_for_who_the_box_is() =>
        Assert.Equal(
            ["store.tenant", "store.store", "store.box"],
            ConfigSample.Load("# nothing yet\n").Errors.Select(fault => fault.Path));
}
