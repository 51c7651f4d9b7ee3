// A part of the box that works with one of HQ's lists.
using System.Text.Json;

namespace EdgeAgent.Steering.Lists;

/// <summary>Uses one list. The list may change at any time, and is taken or refused as a whole.</summary>
internal interface IListUser
{
    /// <summary>The list's name: the level after <c>list/</c>.</summary>
    string Name { get; }

    /// <summary>The kind that it expects, one of <see cref="Contracts.Push.ListKinds"/>.</summary>
    string Kind { get; }

    /// <summary>
    /// Takes a version into use; the entries are flat objects with the kind's fields, and are gone after the call.
    /// </summary>
    /// <returns>Null; or why it is refused, as a sentence, and then the list before stays in use.</returns>
    string? Take(JsonElement entries);
}
