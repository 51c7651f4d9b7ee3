// The retained documents as they stand on the wire.
using System.Text.Json;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Life;
using Xunit;

namespace EdgeAgent.Contracts.Tests;

public sealed class DocumentJsonTests
{
    [Fact]
    public void A_custody_acknowledgement_is_two_fields()
    {
        var text = JsonSerializer.Serialize(new CustodyAck("k3j9", 123_456), DocumentJson.Default.CustodyAck);

        Assert.Equal("""{"epoch":"k3j9","upto":123456}""", text);
        Assert.Null(JsonSerializer.Deserialize("""{"upto":5,"by":"hq-2"}""", DocumentJson.Default.CustodyAck)!.Epoch);
    }

    [Fact]
    public void A_will_holds_no_figures()
    {
        var will = new BoxStatus
        {
            State = "offline",
            Connection =
                "1f-1",
            Time = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Version = "1.2.3",
            BootId = "b",
            ConfigHash = "c",
            Clock = "synced",
        };

        Assert.Equal(
            """
            {"state":"offline","connection":"1f-1","beat":0,"time":"2026-03-01T12:00:00Z","version":"1.2.3",
            "bootId":"b","configHash":"c","clock":"synced"}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(will, DocumentJson.Default.BoxStatus));
    }
}
