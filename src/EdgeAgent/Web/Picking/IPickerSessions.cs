// What the page's server asks of the sessions behind it.
using System.Net.WebSockets;
using EdgeAgent.VoicePicking.Operators;

namespace EdgeAgent.Web.Picking;

/// <summary>The sessions of all pickers.</summary>
internal interface IPickerSessions
{
    /// <summary>Whether an operator works at a handheld whose line is up.</summary>
    bool IsAtWork(string number);

    /// <summary>Sends the handheld that an operator works at away: he goes on at another.</summary>
    void TakeOver(string number);

    /// <summary>An operator signs off; his work in hand stays his.</summary>
    Task SignOffAsync(string number, CancellationToken stop);

    /// <summary>Serves an operator's page until its socket ends.</summary>
    Task ServeAsync(OperatorRecord signedOn, WebSocket socket, CancellationToken stop);
}
