// A kind of event: its type name, how urgent it is, and whether it holds personal data.
namespace EdgeAgent.Contracts.Events;

/// <summary>One kind of event.</summary>
/// <param name="Type">The CloudEvents type with its version: <c>retail.tag.arrived.v1</c>.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Personal">True where the data concerns a person: encrypted at rest, pseudonymous on the wire.</param>
public sealed record EventKind(string Type, Priority Priority, bool Personal = false)
{
    /// <summary>
    /// The topic level of the kind, without version: <c>retail.tag.arrived.v1</c> is <c>retail-tag-arrived</c>.
    /// </summary>
    public string TopicLevel { get; } =
        (Type.LastIndexOf('.') is > 0 and var version ? Type[..version] : Type).Replace('.', '-');
}
