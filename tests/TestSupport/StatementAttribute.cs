// Ties a test to the statements of a specification that it holds the code to.
namespace EdgeAgent.TestSupport;

/// <summary>Names the statements that a test proves, by their ids in the specification.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StatementAttribute(params string[] ids) : Attribute
{
    /// <summary>The ids.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}
