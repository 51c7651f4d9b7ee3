// The sockets that systemd opened for this process before it started it (sd_listen_fds(3)): LISTEN_PID says for whom
// they are, LISTEN_FDS how many; they begin at descriptor 3.
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace EdgeAgent.Web.Listening;

/// <summary>Listening sockets that came with the start of the process.</summary>
internal sealed partial class PassedSockets
{
    private const int FirstDescriptor = 3;
    private const int SetDescriptorFlags = 2; // F_SETFD of fcntl.h
    private const int CloseOnExecute = 1;     // FD_CLOEXEC

    private readonly IReadOnlyList<int> _descriptors;

    private PassedSockets(IReadOnlyList<int> descriptors) => _descriptors = descriptors;

    /// <summary>Those of this process; none where it was not started with sockets.</summary>
    /// <param name="environment">Reads a variable of the environment.</param>
    /// <param name="processId">The id of this process.</param>
    /// <param name="first">The first descriptor; 3 but for tests.</param>
    public static PassedSockets Of(
        Func<string, string?> environment, int processId, int first = FirstDescriptor)
    {
        var isForThisProcess = Number(environment("LISTEN_PID")) == processId;
        var count = isForThisProcess ? Number(environment("LISTEN_FDS")) ?? 0 : 0;
        // Child processes (the video decoder) must not hold the page's port open.
        var descriptors = Enumerable.Range(first, count)
            .Where(descriptor => SetFlags(descriptor, SetDescriptorFlags, CloseOnExecute) == 0);
        return new PassedSockets([.. descriptors]);
    }

    /// <summary>
    /// The socket at <paramref name="wanted"/>, or null. It stays open when it is disposed of: an agent that starts
    /// anew in this process takes it again.
    /// </summary>
    public Socket? At(IPEndPoint wanted)
    {
        foreach (var descriptor in _descriptors)
        {
            var socket = new Socket(new SafeSocketHandle(descriptor, ownsHandle: false));
            if (wanted.Equals(socket.LocalEndPoint)) return socket;
            socket.Dispose();
        }

        return null;
    }

    /// <summary>How many came.</summary>
    public int Count => _descriptors.Count;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int SetFlags(int descriptor, int command, int flags);
}
