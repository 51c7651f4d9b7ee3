// Which boxes a pattern means: `demo/*/*` is looked up among the boxes that ever told their status.
using System.IO.Enumeration;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>Finds boxes.</summary>
/// <param name="broker">HQ's broker; one that keeps no retained messages for patterns finds nothing.</param>
/// <param name="prefix">The chain's prefix of all topics.</param>
/// <param name="time">The clock.</param>
public sealed class BoxSearch(IBroker broker, string prefix, TimeProvider time)
{
    // The statuses that a broker kept come at once; when nothing more comes for so long, they were all.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private const int Window = 1_000;

    /// <summary>The boxes of a pattern <c>tenant/store/box</c> with <c>*</c> and <c>?</c>, in order.</summary>
    /// <exception cref="BoxRefusal">With a sentence: the pattern is none, or no box matches.</exception>
    /// <exception cref="BrokerRefusal">The broker cannot be reached.</exception>
    public async Task<IReadOnlyList<BoxAddress>> FindAsync(string pattern, CancellationToken stop)
    {
        if (BoxAddress.TryParse(pattern, out var one)) return [one];
        if (pattern.Split('/') is not [var tenant, var store, var box])
            throw new BoxRefusal($"`{pattern}` names no box: write tenant/store/box; `*` stands for any text.");
        var found = new List<BoxAddress>();
        await foreach (var address in ToldAsync(stop))
        {
            if (Matches(tenant, address.Tenant) && Matches(store, address.Store) && Matches(box, address.Box))
                found.Add(address);
        }

        return found.Count > 0
            ? [.. found.Distinct().OrderBy(address => address.ToString(), StringComparer.Ordinal)]
            : throw new BoxRefusal($"No box that told its status to this broker matches `{pattern}`.");
    }

    private static bool Matches(string pattern, string level) => FileSystemName.MatchesSimpleExpression(pattern, level);

    private async IAsyncEnumerable<BoxAddress> ToldAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var subscription = new Subscription(
            [$"{prefix}/v1/+/+/+/status"], Group: null, $"edge-hq-find-{Guid.NewGuid().ToString("n")[..12]}", Window);
        await using var link = await broker.ConnectAsync(subscription, stop);
        while (await MoreAsync(link, stop))
        {
            while (link.Deliveries.TryRead(out var delivery))
            {
                link.Settle(delivery);
                if (!delivery.Payload.IsEmpty && Topics.TryParse(delivery.Topic, prefix, out var box, out _))
                    yield return box;
            }
        }
    }

    private async Task<bool> MoreAsync(IBrokerLink link, CancellationToken stop)
    {
        using var over = new CancellationTokenSource(Quiet, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
        try
        {
            return await link.Deliveries.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
