// Counts are right at every step, whatever is taken and put back, in noise up to a quarter of an item, with hands on
// the shelf in between, and over kills of the agent.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Tests.Insights.Sensors;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Insights.Shelves;

public sealed class ShelfProperties
{
    private const double ItemGrams = 120;

    private static readonly int Runs = Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") == "1" ? 2_000 : 25;

    private static readonly Gen<Store> AnyStore =
        from seed in Gen.Choose(0, int.MaxValue)
        from noise in Gen.Choose(0, 25)
        from perSecond in Gen.Elements(5, 10)
        from start in Gen.Choose(0, 12)
        from steps in AnyStep().ArrayOf(10)
        select new Store(seed, noise / 100.0, perSecond, start, steps);

    [Fact]
    public void Every_step_is_counted_right_and_told_once_and_a_hand_never() =>
        Prop.ForAll(AnyStore.ToArbitrary(), Check)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithQuietOnSuccess(true));

    [Fact]
    public void A_slow_scale_counts_right_too() =>
        Prop.ForAll(
            AnyStore.Select(store => store with
            {
                PerSecond = 1,
                Steps = [.. store.Steps.Select(step => step with { HandS = 0, Moves = step.Moves.Take(1).ToArray() })],
            }).ToArbitrary(),
            Check).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithQuietOnSuccess(true));

    private static Gen<Step> AnyStep() =>
        from hand in Gen.Choose(0, 80)
        from push in Gen.Choose(3, 50)
        from beat in Gen.Choose(5, 20)
        from moves in Gen.Elements(-3, -2, -1, 1, 2, 3).ArrayOf()
        from kill in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step(hand / 10.0, push / 10.0, beat / 10.0, [.. moves.Take(4)], kill);

    private static void Check(Store store)
    {
        using var shelf = new NoisyShelf(store);
        shelf.Rest();
        Assert.Equal([store.Start], shelf.Told());
        var count = store.Start;
        foreach (var step in store.Steps)
        {
            var before = count;
            foreach (var move in step.Moves)
            {
                count = Math.Max(0, count + move);
                shelf.Hand(count, step, step.Moves.Count);
            }

            Assert.Empty(shelf.Told());
            if (step.Kill) shelf.Kill();
            shelf.Rest(count);
            Assert.Equal(count == before ? [] : [count], shelf.Told());
        }
    }

    internal sealed record Store(int Seed, double Noise, int PerSecond, int Start, IReadOnlyList<Step> Steps);

    /// <param name="HandS">How long the hand is there.</param>
    /// <param name="Push">How hard it presses, in items.</param>
    /// <param name="Beat">How fast it sways, 1/s.</param>
    /// <param name="Moves">What it takes and puts, in items.</param>
    /// <param name="Kill">Whether the agent is killed then.</param>
    internal sealed record Step(double HandS, double Push, double Beat, IReadOnlyList<int> Moves, bool Kill);

    private sealed class NoisyShelf : IDisposable
    {
        private readonly SensorBench _bench = new(new StoreSensors
        {
            Shelves = new Dictionary<string, ShelfOptions>
            {
                ["A3-2"] = new() { Zone = "floor", Weight = new SignalName("scale", "weight"), ItemWeight = ItemGrams },
            },
        });

        private readonly Store _store;
        private readonly Random _chance;
        private double _time;
        private int _count;
        private int _seen;

        public NoisyShelf(Store store) => (_store, _chance, _count) = (store, new Random(store.Seed), store.Start);

        /// <summary>Nobody touches it for long enough.</summary>
        public void Rest(int? count = null)
        {
            _count = count ?? _count;
            var readings = Math.Max(20 * _store.PerSecond, 60);
            for (var reading = 0; reading < readings; reading++) Read(_count);
        }

        /// <summary>
        /// A hand presses and sways, more than the scale trembles by itself: what sways less cannot be told from goods.
        /// </summary>
        public void Hand(int count, Step step, int parts)
        {
            var sway = Math.Max(Math.Max(0.15 * step.Push, 3 * _store.Noise), 0.3) * (1 + _chance.NextDouble());
            for (var left = step.HandS / parts; left > 0; left -= 1.0 / _store.PerSecond)
                Read(count + step.Push + (sway * (Math.Sin(2 * Math.PI * step.Beat * _time) + (0.3 * Normal()))));
        }

        public void Kill() => _bench.Kill();

        /// <summary>The counts told since the last call.</summary>
        public IReadOnlyList<int> Told()
        {
            var all = _bench.All(EventKinds.ShelfChanged, EventDataJson.Default.ShelfChanged);
            var told = all.Skip(_seen).Select(change => change.Count ?? -1).ToArray();
            _seen = all.Count;
            return told;
        }

        public void Dispose() => _bench.Dispose();

        private void Read(double items)
        {
            var step = TimeSpan.FromSeconds(1.0 / _store.PerSecond);
            _time += step.TotalSeconds;
            _bench.Pass(step, step);
            _bench.Weigh((items + (_store.Noise * Normal())) * ItemGrams / 1_000);
        }

        private double Normal() =>
            Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());
    }
}
