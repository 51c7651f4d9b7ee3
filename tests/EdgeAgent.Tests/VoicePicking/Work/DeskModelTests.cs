// A model of the desk with the process ending among its actions: before or after the outbox has an event, before or
// after the shelf has its records, and with a shelf that is lost. Whatever the order, no line is confirmed twice, none
// is lost, and no assignment is in two hands.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.VoicePicking.Work.Desk;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Work;

public sealed class DeskModelTests
{
    private const int ActionsARun = 60;

    private static readonly Gen<int[]> Actions = Gen.Choose(0, int.MaxValue).ArrayOf(ActionsARun);

    [Fact]
    public void Whatever_happens_and_wherever_the_process_ends_each_outcome_counts_once() => Prop.ForAll(
        Actions.ToArbitrary(),
        actions =>
        {
            using var model = new DeskModel();
            model.RunAsync(actions).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));
}

/// <summary>Some pickers at a desk; each action is drawn from a number.</summary>
internal sealed class DeskModel : IDisposable
{
    private static readonly string[] Operators = ["1", "2", "3"];

    private readonly DeskBench _bench = new();
    private readonly HashSet<string> _answered = [];
    private readonly Dictionary<string, Assignment> _given = [];
    private readonly HashSet<string> _lost = [];
    private int _next;

    public async Task RunAsync(int[] actions)
    {
        foreach (var action in actions)
        {
            if (action / 97 % 4 == 0) _bench.Outbox.End = (EndAt)(1 + (action / 389 % 4));
            try
            {
                await DoAsync(action % 12, action / 12);
            }
            catch (WorkRefusal)
            {
                // A refusal changes nothing, which is looked at below.
            }
            catch (ProcessEnded)
            {
                if (action / 1553 % 5 == 0)
                {
                    _lost.UnionWith(_given.Keys);
                    _bench.Shelf.Lose();
                }

                await _bench.RestartAsync();
            }

            _bench.Outbox.End = EndAt.Never;
            Verify();
        }
    }

    public void Dispose() => _bench.Dispose();

    private async Task DoAsync(int action, int detail)
    {
        var who = Operators[detail % 3];
        var hand = _bench.Desk.InHand(who);
        switch (action)
        {
            case 0:
                // The same id is always the same work.
                var number = _next++ % 40;
                var work = DeskBench.Work($"a{number}", 1 + (number % 4), 1 + (number / 4 % 3), 2);
                if ((await _bench.GiveAsync(work)).Ending == OfferEnding.Taken) _given[work.Id] = work;
                break;
            case 1 or 2:
                await _bench.ClaimAsync(who);
                break;
            case <= 6 when hand?.Current is { } line:
                var id = $"o{_next++}";
                var all = detail % 3 > 0;
                await _bench.PickAsync(
                    who, line.Line.Id, all ? line.Remaining : detail / 3 % (line.Remaining + 1),
                    !all && detail % 2 == 0 ? "empty" : null, id);
                _answered.Add(id);
                break;
            case 7 when hand?.Outcomes is [.., var last]:
                if (detail % 2 == 0) await _bench.Desk.UndoAsync(who, last, CancellationToken.None);
                else await _bench.PickAsync(who, hand.Lines[0].Line.Id, 1, id: last);
                break;
            case 8 when hand?.Current is { } line:
                await _bench.Desk.SkipAsync(who, [line.Line.Id], "slot", CancellationToken.None);
                break;
            case 9:
                await _bench.Desk.CompleteAsync(who, CancellationToken.None);
                break;
            case 10:
                if (detail % 4 > 0) await _bench.Desk.ReleaseAsync(who, "operator", CancellationToken.None);
                else await _bench.Desk.WithdrawAsync($"a{detail / 4 % 40}", 1, "hq", CancellationToken.None);
                break;
            case 11:
                await _bench.Desk.TidyAsync(CancellationToken.None);
                if (_lost.Count == 0) break;
                var again = _given[_lost.First()];
                await _bench.GiveAsync(again);
                _lost.Remove(again.Id);
                break;
        }
    }

    // The events alone say what is right: the desk must agree with them, and they with the quantities that were asked.
    private void Verify()
    {
        var counted = new Dictionary<string, (string Assignment, string Line, int Picked, bool Short)>();
        var told = new HashSet<string>();
        var over = new HashSet<string>();
        foreach (var one in _bench.Outbox.Events)
        {
            if (one.Kind == EventKinds.WorkWithdrawn) over.Add(Change(one.Data).Assignment);
            if (!one.Kind.Type.StartsWith("retail.pick.", StringComparison.Ordinal)) continue;
            var step = JsonSerializer.Deserialize(one.Data.Span, EventDataJson.Default.PickStep)!;
            if (one.Kind == EventKinds.PickCompleted) over.Add(step.Assignment);
            else Assert.DoesNotContain(step.Assignment, over);
            if (one.Kind == EventKinds.PickUndone) Assert.True(counted.Remove(step.Outcome!));
            if (one.Kind != EventKinds.PickConfirmed && one.Kind != EventKinds.PickShort) continue;
            Assert.True(told.Add(step.Outcome!), $"Outcome {step.Outcome} is told twice.");
            counted[step.Outcome!] = (
                step.Assignment, step.Line!, step.Picked!.Value, one.Kind == EventKinds.PickShort);
        }

        Assert.Subset(told, _answered);
        foreach (var (id, work) in _given)
        {
            foreach (var line in work.Lines)
            {
                var outcomes = counted.Values.Where(one => one.Assignment == id && one.Line == line.Id).ToList();
                var picked = outcomes.Sum(one => one.Picked);
                Assert.True(picked <= line.Quantity, $"{picked} of {line.Quantity} at {line.Slot}.");
                Assert.True(outcomes.Count(one => one.Short) <= 1);
                if (over.Contains(id) || _lost.Contains(id)) continue;
                var lines = _bench.Desk.Look(book => Lines.Of(book.Held[id].Assignment, book.ProgressOf(id)));
                Assert.Equal(picked, lines.Single(one => one.Line.Id == line.Id).Picked);
            }
        }

        var hands = _bench.Desk.Look(book => book.InHands.Select(one => one.Hand).ToList());
        Assert.Distinct(hands.Select(hand => hand.Operator));
        Assert.Distinct(hands.Select(hand => hand.Assignment.Id));
    }

    private static WorkChanged Change(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, EventDataJson.Default.WorkChanged)!;
}
