// An output follows its causes, and never flickers.
using EdgeAgent.Outputs;
using EdgeAgent.TestSupport;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Outputs;

public sealed class OutputSwitchTests
{
    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(100);

    private readonly ManualTime _time = new();

    [Fact]
    public void It_goes_on_at_once_and_off_when_the_cause_is_gone()
    {
        var output = new OutputSwitch(new OutputOptions(), _time);
        Assert.True(output.Judge(caused: true));
        Assert.True(output.On);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(output.Judge(caused: false));
        Assert.False(output.On);
    }

    [Fact]
    public void What_must_not_stay_on_goes_off_by_itself_until_there_is_a_new_cause()
    {
        var output = new OutputSwitch(new OutputOptions { OnAtMost = TimeSpan.FromSeconds(10) }, _time);
        output.Judge(caused: true);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(output.Judge(caused: true));
        Assert.False(output.On);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.False(output.Judge(caused: true));
        Assert.False(output.Judge(caused: false));
        Assert.True(output.Judge(caused: true));
    }

    [Fact]
    public void Whatever_its_causes_do_it_never_changes_sooner_than_it_may_and_ends_where_they_want_it() =>
        Prop.ForAll<bool[], byte, byte>((causes, on, off) =>
        {
            var time = new ManualTime();
            var options = new OutputOptions { OnAtLeast = on * Tenth, OffAtLeast = off * Tenth };
            var output = new OutputSwitch(options, time);
            DateTimeOffset? changed = null;
            foreach (var caused in causes)
            {
                var was = output.On;
                if (output.Judge(caused))
                {
                    var least = was ? options.OnAtLeast : options.OffAtLeast;
                    Assert.True(changed is null || time.GetUtcNow() - changed >= least);
                    changed = time.GetUtcNow();
                }

                time.Advance(Tenth);
            }

            var last = causes.LastOrDefault();
            time.Advance(TimeSpan.FromMinutes(1));
            output.Judge(last);
            Assert.Equal(last, output.On);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
}
