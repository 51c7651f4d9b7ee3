// HQ's lists on the box: whole or not at all, on disk under lock and key, and in use at once.
using System.Text;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Steering.Lists;
using EdgeAgent.Tests.Insights.Vehicles;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.TestSupport;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.Steering.Lists;

public sealed class ListShelfTests : IDisposable
{
    private const string Plate = "B-AB 123";

    private readonly StateFolder _folder = new();
    private readonly PlateKeys _keys = new([1, 2, 3], null);

    [Fact]
    public void A_new_list_changes_what_a_plate_means_while_the_agent_runs()
    {
        using var bench = new VehicleBench(keys: _keys);
        var shelf = Shelf(bench.Known);
        bench.See(Plate, "one");
        Assert.Null(Assert.Single(bench.Arrivals).Member);

        Send(shelf, Message(1, Entry("m-7", "member")));
        bench.Pass(TimeSpan.FromHours(1));
        bench.See(Plate, "two");

        Assert.Equal(("m-7", "member"), (bench.Arrivals.Last().Member, bench.Arrivals.Last().List));
        Send(shelf, Message(2));
        bench.Pass(TimeSpan.FromHours(1));
        bench.See(Plate, "three");
        Assert.Null(bench.Arrivals.Last().Member);
    }

    [Fact]
    public void A_list_is_in_use_again_after_a_restart_and_names_no_plate_on_disk()
    {
        Send(Shelf(new KnownVehicles("members", PlateList.Empty)), Message(3, Entry("m-7", "member")));
        Assert.DoesNotContain(
            "m-7", Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(_folder.Path, "members.list"))));

        var known = new KnownVehicles("members", PlateList.Empty);
        var shelf = Shelf(known);
        shelf.Open();

        Assert.Equal(1, known.Current.Count);
        Assert.Equal(new ListInForce("members", ListKinds.Plates, 3, 1), Assert.Single(shelf.Lists));
        Assert.Empty(shelf.Missing);
    }

    [Fact]
    public void A_file_that_is_cut_off_zeroed_or_altered_is_set_aside_and_the_list_is_empty_until_it_comes_again()
    {
        var file = Path.Combine(_folder.Path, "members.list");
        var known = new KnownVehicles("members", PlateList.Empty);
        Send(Shelf(known), Message(3, Entry("m-7", "member")));
        var whole = File.ReadAllBytes(file);
        var altered = (byte[])whole.Clone();
        altered[^1] ^= 1;
        foreach (var damaged in new[] { [], whole[..10], whole[..^1], new byte[whole.Length], altered })
        {
            File.WriteAllBytes(file, damaged);
            var shelf = Shelf(known);
            shelf.Open();
            Assert.Empty(shelf.Lists);
            Assert.False(File.Exists(file));
            Assert.Single(shelf.Missing);

            Send(shelf, Message(3, Entry("m-7", "member")));
            Assert.Single(shelf.Lists);
        }
    }

    [Theory]
    [InlineData("""{"version":4,"kind":"plates","hash":"00","entries":[]}""", "not what the hash says")]
    [InlineData("""{"version":4,"kind":"plates","entries":[]}""", "It needs `version` from 1")]
    [InlineData("""{"version":0,"kind":"plates","hash":"","entries":[]}""", "It needs `version` from 1")]
    [InlineData("[", "no valid JSON")]
    public void What_is_not_whole_is_refused_and_the_list_before_stays(string message, string why)
    {
        var shelf = Shelf(new KnownVehicles("members", PlateList.Empty));
        Send(shelf, Message(3, Entry("m-7", "member")));

        Send(shelf, message);

        Assert.Equal(3, shelf.Versions["members"]);
        Assert.Contains(why, shelf.Faults["members"], StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_entries_another_kind_and_too_much_are_refused_and_an_older_version_is_passed_over()
    {
        var known = new KnownVehicles("members", PlateList.Empty);
        var shelf = Shelf(known);
        Send(shelf, Message(3, Entry("m-7", "member")));

        Send(shelf, Message(4, Entry("m-7", "friend")));
        Assert.Contains("Entry 1 names another list", shelf.Faults["members"], StringComparison.Ordinal);
        Send(shelf, Message(4, """{"epc":"30"}""").Replace("plates", "epcs", StringComparison.Ordinal));
        Assert.Contains("this box uses it for plates", shelf.Faults["members"], StringComparison.Ordinal);
        Send(shelf, new string(' ', ListDocument.LargestMessage + 1));
        Assert.Contains("more than 4 MiB", shelf.Faults["members"], StringComparison.Ordinal);
        Send(shelf, Message(2));

        Assert.Equal((3, 1), (shelf.Versions["members"], known.Current.Count));
        Assert.Empty(shelf.Faults);
    }

    public void Dispose() => _folder.Dispose();

    private static string Message(long version, params string[] entries)
    {
        var text = $"[{string.Join(", ", entries)}]";
        return $$"""{"version":{{version}},"kind":"plates","hash":"{{ContentHash.Of(text)}}","entries":{{text}}}""";
    }

    private static void Send(ListShelf shelf, string message) => shelf.Consider(
        new LinkNotice.Received("retail/v1/demo/0042/box-1/list/members", Encoding.UTF8.GetBytes(message), true));

    private string Entry(string id, string list) =>
        $$"""{"hash":"{{_keys.Hash(Plate)}}","id":"{{id}}","list":"{{list}}"}""";

    private ListShelf Shelf(KnownVehicles known) => new(
        new ListFiles(
            _folder.Path, new PayloadCipher(null, Path.Combine(_folder.Path, "payload.key"), new ManualTime())),
        [known], NullLogger.Instance);
}
