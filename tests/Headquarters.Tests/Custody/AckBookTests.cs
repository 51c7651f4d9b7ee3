// A box is told of its custody after progress, not too often, and again when it comes back.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Headquarters.Custody;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Custody;

public sealed class AckBookTests
{
    private static readonly BoxAddress Box = new("demo", "0042", "box-1");
    private readonly ManualTime _time = new();
    private readonly AckBook _book;

    public AckBookTests() => _book = new AckBook(TimeSpan.FromSeconds(2), _time);

    [Fact]
    public void Progress_is_told_at_once_and_then_once_an_interval()
    {
        _book.Reached(new CustodyLine(Box, "e", 5));
        Assert.Equal([5L], Due());
        _book.Reached(new CustodyLine(Box, "e", 6));
        _book.Reached(new CustodyLine(Box, "e", 7));
        Assert.Empty(Due());

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([7L], Due());
        Assert.Empty(Due());
    }

    [Fact]
    public void Custody_never_goes_back_within_an_epoch()
    {
        _book.Reached(new CustodyLine(Box, "e", 5));
        Due();
        _book.Reached(new CustodyLine(Box, "e", 4));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(Due());
    }

    [Fact]
    public void A_message_that_was_not_taken_is_sent_again()
    {
        _book.Reached(new CustodyLine(Box, "e", 5));
        Due();
        _book.NotTold(Box);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([5L], Due());
    }

    [Fact]
    public void After_a_start_the_custody_of_a_box_that_speaks_is_looked_up_once()
    {
        _book.Heard(Status("e"));
        _book.Heard(Status("e"));

        Assert.Equal([(Box, "e")], _book.TakeUnknown());
        Assert.Empty(_book.TakeUnknown());
    }

    private static ReceivedStatus Status(string epoch) => new(
        Box,
        new BoxStatus
        {
            State = "online",
            Connection = "c",
            Time = default,
            Version = "",
            BootId = "",
            ConfigHash = "",
            Clock = "synced",
            HandedOver = new(epoch, 0, 0, 0),
        },
        default);

    private long[] Due() => [.. _book.TakeDue().Select(due => due.Ack.Upto)];
}
