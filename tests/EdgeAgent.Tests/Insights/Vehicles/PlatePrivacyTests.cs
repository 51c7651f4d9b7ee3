// No clear plate leaves the insight, in events, rollups or files, unless the config asks for it.
using System.Text;
using EdgeAgent.Insights.Vehicles;
using Xunit;

namespace EdgeAgent.Tests.Insights.Vehicles;

public sealed class PlatePrivacyTests
{
    private const string Plate = "KLA1234";

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [Fact]
    public void A_member_leaves_the_box_as_the_chains_id_and_nothing_else()
    {
        var keys = new PlateKeys(Key, null);
        using var bench = new VehicleBench(list: List(keys.Hash(Plate)!), keys: keys);
        bench.See(Plate, "1");

        var arrival = Assert.Single(bench.Arrivals);
        Assert.Equal(("M-10442", "member", null), (arrival.Member, arrival.List, arrival.PlateKey));
        Assert.DoesNotContain(Plate, bench.AllText);
    }

    [Fact]
    public void A_stranger_leaves_the_box_as_a_keyed_hash()
    {
        using var bench = new VehicleBench(keys: new PlateKeys(Key, null));
        bench.See(Plate, "1");

        Assert.Equal(new PlateKeys(Key, null).Hash(Plate), Assert.Single(bench.Arrivals).PlateKey);
        Assert.NotEqual(new PlateKeys(new byte[32], null).Hash(Plate), Assert.Single(bench.Arrivals).PlateKey);
        Assert.DoesNotContain(Plate, bench.AllText);
    }

    [Fact]
    public void Without_a_key_nothing_of_a_plate_leaves_the_box()
    {
        using var bench = new VehicleBench();
        bench.See(Plate, "1");

        Assert.Null(Assert.Single(bench.Arrivals).PlateKey);
        Assert.DoesNotContain(Plate, bench.AllText);
    }

    [Fact]
    public void A_list_that_was_made_with_the_key_before_the_rotation_still_matches()
    {
        var old = new PlateKeys(new byte[32], null);
        using var bench = new VehicleBench(list: List(old.Hash(Plate)!), keys: new PlateKeys(Key, new byte[32]));
        bench.See(Plate, "1");

        Assert.Equal("M-10442", Assert.Single(bench.Arrivals).Member);
    }

    [Fact]
    public void The_plate_itself_is_told_only_where_the_config_asks_for_it()
    {
        using var bench = new VehicleBench(new VehicleOptions { ClearPlates = true });
        bench.See(Plate, "1");
        Assert.Equal(Plate, Assert.Single(bench.Arrivals).Plate);
    }

    [Fact]
    public void No_file_of_the_state_folder_holds_a_plate()
    {
        using var bench = new VehicleBench();
        bench.See(Plate, "1");
        bench.Pass(TimeSpan.FromMinutes(5));
        bench.Insight.SaveLast();

        var files = Directory.GetFiles(bench.Folder);
        Assert.Contains(files, file => Path.GetFileName(file) == VehicleSnapshot.Name);
        Assert.All(
            files,
            file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Plate))));
    }

    private static PlateList List(string hash) => PlateList.Parse(["# members", $"{hash},M-10442,member"]);
}
