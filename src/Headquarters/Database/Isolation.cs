// Finds the values that a database refuses, by halving: the others are stored, in the same transaction.
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Stores a list part by part.</summary>
internal static class Isolation
{
    private const string Point = "part";

    /// <summary>Stores what can be stored, in order; every part is tried behind a savepoint.</summary>
    /// <param name="transaction">The batch's transaction.</param>
    /// <param name="items">What to store.</param>
    /// <param name="store">Stores some of it.</param>
    /// <param name="refuse">Told of each item that is refused, with the reason.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task RunAsync<T>(
        NpgsqlTransaction transaction, IReadOnlyList<T> items, Func<IReadOnlyList<T>, Task> store,
        Action<T, PostgresException> refuse, CancellationToken stop)
    {
        var parts = new Stack<IReadOnlyList<T>>([items]);
        while (parts.TryPop(out var part))
        {
            if (part.Count == 0) continue;
            await transaction.SaveAsync(Point, stop);
            try
            {
                await store(part);
                await transaction.ReleaseAsync(Point, stop);
            }
            catch (PostgresException fault) when (DatabaseFaults.IsOfValue(fault))
            {
                await transaction.RollbackAsync(Point, stop);
                if (part.Count == 1)
                {
                    refuse(part[0], fault);
                    continue;
                }

                var half = part.Count / 2;
                parts.Push([.. part.Skip(half)]);
                parts.Push([.. part.Take(half)]);
            }
        }
    }
}
