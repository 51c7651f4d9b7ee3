// The agent's part: what it loads, what it leaves, and what it tells.
using System.Net;
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Appliance.Updates.Download;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;
using EdgeAgent.Tests.Insights;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates;

public sealed class UpdateServiceTests : IAsyncLifetime
{
    private readonly StateFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly UpdateRecords _records;
    private DurableOutbox _outbox = null!;
    private EventIntake _intake = null!;
    private Task _handing = Task.CompletedTask;
    private Task _running = Task.CompletedTask;
    private long _free = 1L << 40;
    private int _asked;
    private Func<int, HttpResponseMessage> _answer = _ => Bundle();

    public UpdateServiceTests() => _records = new UpdateRecords(_folder.File("records"));

    public async Task InitializeAsync()
    {
        _outbox = await _folder.OpenAsync();
        _intake = new EventIntake(_outbox, _time, NullLogger<EventIntake>.Instance);
        _handing = _intake.RunAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _intake.Complete();
        await _handing;
        await _outbox.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(null, 100, UpdateState.None)]
    [InlineData("0.1.0", 100, UpdateState.Newest)]
    [InlineData("0.2.0", 0, UpdateState.NotYet)]
    [InlineData("0.2.0", 100, UpdateState.Ready)]
    public async Task Only_a_newer_version_that_this_box_takes_part_in_is_loaded(
        string? version, int share, UpdateState state)
    {
        var service = Run(version, share);

        await PassUntil(() => service.Status.State == state && (state != UpdateState.Ready || _asked > 0));

        Assert.Equal(state == UpdateState.Ready ? 1 : 0, _asked);
        Assert.Equal(state == UpdateState.Ready, File.Exists(_folder.File("updates/0.2.0.raucb")));
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_and_told_meanwhile()
    {
        _answer = number => number < 3 ? throw new HttpRequestException("No route to host") : Bundle();
        var service = Run("0.2.0");

        await PassUntil(() => service.Status.Problem is not null);
        Assert.Contains("hq.example.com is not reached", service.Status.Problem, StringComparison.Ordinal);
        await PassUntil(() => service.Status.State == UpdateState.Ready);

        Assert.Null(service.Status.Problem);
        Assert.Equal(3, service.Status.Failures);
    }

    [Fact]
    public async Task A_full_disk_is_a_sentence_and_the_service_goes_on()
    {
        Volatile.Write(ref _free, 0);
        var service = Run("0.2.0");

        await PassUntil(() => service.Status.Problem is not null);
        Assert.Contains("free some", service.Status.Problem, StringComparison.Ordinal);
        Volatile.Write(ref _free, 1L << 40);
        await PassUntil(() => service.Status.State == UpdateState.Ready);
    }

    [Fact]
    public async Task A_bundle_gives_way_when_the_outbox_needs_the_room()
    {
        var service = Run("0.2.0");
        await PassUntil(() => service.Status.State == UpdateState.Ready);

        Volatile.Write(ref _free, 70L << 20);
        await PassUntil(() => service.Status.State == UpdateState.Loading);

        Assert.Empty(Directory.GetFiles(_folder.File("updates")));
    }

    [Fact]
    public async Task A_version_that_was_tried_in_vain_is_not_loaded_again_and_says_why()
    {
        _records.Add(Outcome("1", UpdateEnding.Failed, "The agent does not answer."));
        var service = Run("0.2.0");

        await PassUntil(() => service.Status.State == UpdateState.TriedInVain);

        Assert.Contains("The agent does not answer.", service.Status.Problem, StringComparison.Ordinal);
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task Each_outcome_is_told_to_HQ_once_also_over_a_restart()
    {
        _records.Add(Outcome("1", UpdateEnding.Refused, "Too old."));
        _records.Add(Outcome("2", UpdateEnding.Applied, null));
        Run(null);
        await PassUntil(() => Told().Count == 2);
        await StopAsync();

        _records.Add(Outcome("3", UpdateEnding.Failed, "It did not come up."));
        var teller = new UpdateTeller(
            _folder.Path, _intake, new FixedClock(), NullLogger.Instance);
        await teller.TellAsync(_records.History, CancellationToken.None);
        await teller.TellAsync(_records.History, CancellationToken.None);

        Assert.Equal(
            [EventKinds.UpdateRefused.Type, EventKinds.UpdateApplied.Type, EventKinds.UpdateFailed.Type], Told());
    }

    [Fact]
    public void A_damaged_record_counts_as_missing()
    {
        _records.Add(Outcome("1", UpdateEnding.Applied, null));
        File.WriteAllText(_folder.File("records/history.json"), "[{");
        Assert.Empty(_records.History);
        File.WriteAllText(_folder.File("records/before.json"), "");
        Assert.Null(_records.Before);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static HttpResponseMessage Bundle() =>
        new(HttpStatusCode.OK) { Content = new ByteArrayContent(new byte[4096]) };

    private static UpdateOutcome Outcome(string mark, UpdateEnding ending, string? reason) =>
        new(mark, DateTimeOffset.UnixEpoch, ending, "0.1.0", "0.2.0", reason);

    private UpdateService Run(string? version, int share = 100)
    {
        var service = new UpdateService(new UpdateServiceParts
        {
            Wish = version is null ? null : new UpdateOptions
            {
                Version = UpdateVersion.TryParse(version)!,
                Url = new Uri("https://hq.example.com/b.raucb"),
                Share = share,
            },
            Box = new BoxAddress("demo", "0042", "box-1"),
            Version = UpdateVersion.TryParse("0.1.0")!,
            Folder = new BundleFolder(_folder.Path, 64L << 20, _ => Volatile.Read(ref _free)),
            Records = _records,
            Teller = new UpdateTeller(
                _folder.Path, _intake, new FixedClock(), NullLogger.Instance),
            Http = () => new HttpMessageInvoker(new Server(_ => _answer(_asked++))),
            Time = _time,
            Random = new Random(1),
            Log = NullLogger.Instance,
        });
        _running = service.RunAsync(_stop.Token);
        return service;
    }

    private IReadOnlyList<string> Told()
    {
        using var view = OutboxView.Open(_folder.Path);
        return [.. view.Read(0).Select(stored => stored.Kind.Type)];
    }

    private Task PassUntil(Func<bool> condition) =>
        Until.TrueAsTimePasses(_time, TimeSpan.FromSeconds(5), TimeSpan.FromHours(2), condition);

    private sealed class Server(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) =>
            Task.FromResult(answer(request));
    }
}
