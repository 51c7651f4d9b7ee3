// The figures that go with the rows: how far each class has come.
namespace EdgeAgent.Outbox.Storage;

/// <summary>A value: a transaction that fails leaves the old one behind.</summary>
/// <param name="Epoch">Made once with the state folder.</param>
/// <param name="Last">Last sequence given in each class; the largest of them is the last of all.</param>
/// <param name="Floor">For each class: every row up to it is gone, and that is accounted for.</param>
/// <param name="Handed">What the broker has.</param>
/// <param name="Released">What HQ has custody of, over all classes.</param>
/// <param name="LivedSeconds">Seconds that the outbox has been open, over all runs: age is counted in these, so that
/// no clock can make events old.</param>
internal readonly record struct Ledger(
    string Epoch, PerClass Last, PerClass Floor, PerClass Handed, long Released, long LivedSeconds);
