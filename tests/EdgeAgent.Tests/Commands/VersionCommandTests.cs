// What the program tells of itself to an update that has not started it yet.
using System.Text.Json;
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Commands;
using Xunit;

namespace EdgeAgent.Tests.Commands;

public sealed class VersionCommandTests
{
    [Fact]
    public void It_tells_which_formats_of_the_outbox_it_reads_and_writes()
    {
        using var output = new StringWriter();

        VersionCommand.Print(json: true, output);

        using var told = JsonDocument.Parse(output.ToString());
        var outbox = told.RootElement.GetProperty("outbox");
        Assert.Equal(
            [StateFormat.Own.ReadsFrom, StateFormat.Own.ReadsTo],
            outbox.GetProperty("reads").EnumerateArray().Select(format => format.GetInt32()));
        Assert.Equal(StateFormat.Own.Writes, outbox.GetProperty("writes").GetInt32());
    }
}
