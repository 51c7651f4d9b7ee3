// Work for pickers with real parts: HQ gives it over a real broker, terminals pick it at the real agent, which is
// killed
// in the middle again and again. No line is confirmed twice, none is lost, no assignment is in two hands.
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Work;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.SystemTests.Steering;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.VoicePicking.Terminals;
using Xunit;

namespace EdgeAgent.SystemTests.VoicePicking;

public sealed class WorkTests : IAsyncLifetime
{
    private const int Assignments = 6;
    private const int LinesEach = 10;
    private const int Kills = 8;

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(5));
    private readonly (int Lut, int Odr) _ports = (Mosquitto.FreePort(), Mosquitto.FreePort());
    private readonly List<string> _picks = [];
    private StoreUnderTest _store = null!;

    private string[] Picks
    {
        get
        {
            lock (_picks) return [.. _picks];
        }
    }

    private string Drop => Path.Combine(_store.Folder, "drop");

    public async Task InitializeAsync()
    {
        if (Mosquitto.Program is null) return;
        _store = await StoreUnderTest.OpenAsync();
        _store.Hq.Heard += Note;
        await File.WriteAllTextAsync(
            _store.Config,
            $$"""
            store: { tenant: test, store: kill, box: {{StoreUnderTest.Box}} }
            voice-picking:
              work: { drop: {{Drop}} }
              terminals: { listen: { lut-port: {{_ports.Lut}}, odr-port: {{_ports.Odr}} } }
            uplink: { host: 127.0.0.1, port: {{_store.Broker.Port}}, backoff: { shortest: 100ms, longest: 1s } }
            web: { port: {{_store.WebPort}} }
            state: {{_store.State}}
            """);
        _store.StartAgent();
        await _store.AgentIsAsync(status => status.Connected.Ok, "connected");
    }

    [MosquittoFact]
    public async Task Killed_in_the_middle_of_picks_nothing_is_picked_twice_and_nothing_is_lost()
    {
        for (var number = 0; number < Assignments; number++) await GiveAsync(Work($"A-{number}"));
        await Until.True(() => Answers(WorkStates.Accepted) == Assignments);

        var pickers = Enumerable.Range(1, 3).Select(number => PickAllAsync(new Terminal(
            _ports.Lut, _ports.Odr, $"{number}"))).ToList();
        var random = new Random(5);
        for (var kill = 0; kill < Kills && !pickers.All(picker => picker.IsCompleted); kill++)
        {
            await Task.Delay(random.Next(100, 1_500), _limit.Token);
            await _store.KillAgentAsync(0);
            _store.StartAgent();
        }

        var walked = await Task.WhenAll(pickers);
        var last = await _store.AgentIsAsync(status => status.Outbox.Waiting == 0, "nothing waits for HQ");
        await _store.AgentIsAsync(
            status => _store.Hq.Missing(StoreUnderTest.Box, status.Epoch, last.LastSequence).Count == 0,
            "HQ holds everything");

        Assert.Equal(Assignments, walked.Sum(one => one.Count));
        Assert.Distinct(walked.SelectMany(one => one));
        var steps = Steps();
        var done = steps
            .Where(step => step.Kind == EventKinds.PickConfirmed.Type || step.Kind == EventKinds.PickShort.Type)
            .Select(step => step.Data)
            .ToList();
        Assert.Distinct(done.Select(step => step.Outcome));
        Assert.Equal(Assignments * LinesEach, done.Select(step => (step.Assignment, step.Line)).Distinct().Count());
        Assert.All(
            done.GroupBy(step => (step.Assignment, step.Line)), line => Assert.Equal(3, line.Sum(step => step.Picked)));
        Assert.Equal(Assignments, steps.Count(step => step.Kind == EventKinds.PickCompleted.Type));
        Assert.Equal(Assignments, steps.Count(step => step.Kind == EventKinds.PickStarted.Type));
    }

    [MosquittoFact]
    public async Task A_file_is_taken_and_a_bad_one_is_told_to_who_put_it_there_and_to_hq()
    {
        File.WriteAllText(Path.Combine(Drop, ".new"), "assignment,aisle,slot,quantity,item\nF-1,3,A3-42,2,401\n");
        File.Move(Path.Combine(Drop, ".new"), Path.Combine(Drop, "good.csv"));
        File.WriteAllText(Path.Combine(Drop, "bad.csv"), "assignment,aisle,slot,quantity,item\nF-2,3,A3-42,-2,401\n");
        var status = await _store.AgentIsAsync(one => one.Picking is { Waiting: 1 }, "one assignment waits");
        Assert.Equal("F-1", status.Picking!.Assignments[0].Id);
        await Until.True(() => Directory.GetFiles(Drop, "*.txt", SearchOption.AllDirectories).Length == 1);
        var text = File.ReadAllText(Directory.GetFiles(Path.Combine(Drop, "refused"), "*.txt")[0]);
        Assert.Contains("bad.csv:2: `quantity` is `-2`", text, StringComparison.Ordinal);
        await Until.True(() => _store.Hq.Places.Any(
            place => _store.Hq.TypeOf(place) == EventKinds.WorkRefused.Type));
    }

    [MosquittoFact]
    public async Task Work_that_is_not_right_is_answered_with_every_fault_and_withdrawn_work_is_gone()
    {
        await GiveAsync(Work("A-1"));
        await GiveAsync(new WorkDocument("B-1", 1, Kind: "juggle", Lines: []));
        await Until.True(() => Answers(WorkStates.Refused) == 1 && Answers(WorkStates.Accepted) == 1);
        var refused = AllAnswers().Single(answer => answer.State == WorkStates.Refused);
        Assert.Equal(2, refused.Faults!.Count);
        await GiveAsync(new WorkDocument("A-1", 1, Withdrawn: true));
        await Until.True(() => Answers(WorkStates.Withdrawn) == 1);
        await _store.AgentIsAsync(status => status.Picking is { Waiting: 0, InHand: 0 }, "no work is left");
    }

    public async Task DisposeAsync()
    {
        _limit.Dispose();
        if (_store is not null) await _store.DisposeAsync();
    }

    // Walks assignment after assignment until there is none left; says which.
    private async Task<IReadOnlyList<string>> PickAllAsync(Terminal terminal)
    {
        var walked = new List<string>();
        while (true)
        {
            var assignment = (await terminal.AskAsync("GetAssignment", _limit.Token, "1", "1"))[0];
            if (assignment.Code != 0) return walked;
            var group = assignment[0];
            foreach (var pick in await terminal.AskAsync("GetPicks", _limit.Token, group, "0", "0", "0"))
            {
                var left = PickFields.Number(pick, PickField.QuantityToPick)
                    - PickFields.Number(pick, PickField.QuantityPicked);
                if (pick[(int)PickField.Status] == PickFields.Picked || left == 0) continue;
                // Two pieces first where all three are left, then the rest.
                if (left == 3) await TellAsync(terminal, group, pick, 2, end: false);
                await TellAsync(terminal, group, pick, left == 3 ? 1 : left, end: true);
            }

            await terminal.TellAsync("StopAssignment", _limit.Token, group);
            walked.Add(group);
        }
    }

    private Task TellAsync(Terminal terminal, string group, LutRecord pick, int quantity, bool end) =>
        terminal.TellAsync(
            "Picked", _limit.Token, group, group, pick[(int)PickField.LocationId],
            quantity.ToString(CultureInfo.InvariantCulture), end ? "1" : "0", "", pick[(int)PickField.Sequence], "", "",
            "");

    private static WorkDocument Work(string id) => new(
        id, 1,
        Lines:
        [
            .. Enumerable.Range(1, LinesEach).Select(number => new WorkLineDocument(
                $"{number}", null, null, "3", null, $"{id}-{number}", ["42"], 3, null, $"item-{number}")),
        ]);

    private Task GiveAsync(WorkDocument work) => HqOracle.PublishAsync(
        _store.Broker, HeadOffice.Topics.WorkToDo(WorkDocument.LevelOf(work.Id)),
        JsonSerializer.Serialize(work, DocumentJson.Default.WorkDocument), retain: true);

    private int Answers(string state) => AllAnswers().Count(answer => answer.State == state);

    private List<WorkAnswer> AllAnswers() =>
    [
        .. _store.Hq.Messages
            .Where(message => message.Topic.Contains("/work/res/", StringComparison.Ordinal))
            .Select(message => JsonSerializer.Deserialize(message.Payload, DocumentJson.Default.WorkAnswer)!)
            .DistinctBy(answer => (answer.Id, answer.State)),
    ];

    private void Note(string message)
    {
        var (topic, payload) = message.Split(' ', 2) is [var first, var rest] ? (first, rest) : (message, "");
        if (!topic.Contains("/evt/retail-pick-", StringComparison.Ordinal)) return;
        lock (_picks) _picks.Add(payload);
    }

    // Each event once, by its place.
    private List<(string Kind, PickStep Data)> Steps() =>
    [
        .. Picks
            .SelectMany(payload => StoreEventJson.Read(Encoding.UTF8.GetBytes(payload)))
            .DistinctBy(one => one.Place)
            .Select(one => (
                one.Type, JsonSerializer.Deserialize(one.Data.Span, EventDataJson.Default.PickStep)!)),
    ];
}
