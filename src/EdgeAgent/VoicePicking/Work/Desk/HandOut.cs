// Which assignment an operator gets.
namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>Chooses work.</summary>
internal static class HandOut
{
    /// <summary>
    /// The best of those that lie free: what is reserved for him first, then by priority, then by arrival. Null where
    /// none fits.
    /// </summary>
    public static HeldWork? Choose(IEnumerable<HeldWork> free, string @operator, ClaimWish wish) =>
        free.Where(work => Fits(work.Assignment, @operator, wish))
            .OrderByDescending(work => work.Assignment.Operator is not null)
            .ThenByDescending(work => work.Assignment.Priority)
            .ThenBy(work => work.Arrival)
            .FirstOrDefault();

    private static bool Fits(Assignment work, string @operator, ClaimWish wish) =>
        (work.Operator is null || work.Operator == @operator)
        && (wish.Assignment is null || wish.Assignment == work.Id)
        && (wish.Kind is null || wish.Kind == work.Kind)
        && (wish.Region is null || work.Region is null
            || string.Equals(wish.Region, work.Region, StringComparison.OrdinalIgnoreCase));
}
