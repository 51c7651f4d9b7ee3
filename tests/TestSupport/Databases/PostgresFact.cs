// Tests that need a real PostgreSQL are skipped by name where it is missing.
using Xunit;

namespace EdgeAgent.TestSupport.Databases;

/// <summary>A fact that needs PostgreSQL's server programs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Looks for the programs.</summary>
    public PostgresFactAttribute()
    {
        if (PostgresPrograms.Find() is null) Skip = PostgresMissing.Reason;
    }
}

/// <summary>A theory that needs PostgreSQL's server programs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for the programs.</summary>
    public PostgresTheoryAttribute()
    {
        if (PostgresPrograms.Find() is null) Skip = PostgresMissing.Reason;
    }
}

internal static class PostgresMissing
{
    public const string Reason = "needs the Debian package postgresql";
}
