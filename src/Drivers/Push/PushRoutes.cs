// From a request to its answer: who it is for, whether it may, how long it is, what became of it. No web server here,
// so
// that tests and damaged input reach every rule.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Intake;

namespace EdgeAgent.Drivers.Push;

/// <summary>The cameras of one listener.</summary>
/// <param name="time">The clock.</param>
public sealed class PushRoutes(TimeProvider time)
{
    // One answer for a wrong password, a wrong address and a camera that does not exist.
    private const string Refusal = "Log in as the camera that you are.";

    private readonly DigestChallenges _digest = new(time);
    private volatile IPushTarget[] _targets = [];

    /// <summary>Whether nobody is left.</summary>
    public bool IsEmpty => _targets.Length == 0;

    /// <summary>Adds a camera.</summary>
    public void Add(IPushTarget target) => _targets = [.. _targets, target];

    /// <summary>Removes a camera.</summary>
    public void Remove(IPushTarget target) => _targets = [.. _targets.Where(other => other != target)];

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="readBody">Reads the body, up to so many bytes; null where it is longer. Not called before the
    /// sender has proved who it is.</param>
    /// <param name="stop">Stops when the listener closes; a sender that hangs up does not stop the storing.</param>
    public async ValueTask<PushAnswer> AnswerAsync(
        PushRequest request, Func<long, ValueTask<ReadOnlyMemory<byte>?>> readBody, CancellationToken stop)
    {
        var found = _targets.Where(target => IsBelow(request.Path, target.Path)).ToArray();
        var allowed = found.Where(target => IsAllowed(target, request)).ToArray();
        if (allowed.Length == 0) return new PushAnswer(401, Refusal, _digest.Next());
        if (request.Method is "GET" or "HEAD") return new PushAnswer(200, "Send events here by POST.");
        if (request.Method is not ("POST" or "PUT")) return new PushAnswer(405, "Events come by POST.");
        var largest = allowed.Max(target => target.LargestBody);
        if (request.ContentLength > largest || await readBody(largest) is not { } body)
            return new PushAnswer(413, $"The message is longer than {largest} bytes.");
        var message = new CameraMessage(body, request.ContentType);
        var stored = true;
        foreach (var target in allowed)
            stored &= await target.TakeAsync(message, stop) != IntakeOutcome.NotStored;
        return stored
            ? new PushAnswer(200, "OK")
            : new PushAnswer(503, "The message could not be stored; send it again.");
    }

    private static bool IsBelow(string path, string own) =>
        path.StartsWith(own, StringComparison.OrdinalIgnoreCase)
        && (path.Length == own.Length || path[own.Length] == '/');

    private bool IsAllowed(IPushTarget target, PushRequest request)
    {
        var below = request.Path[target.Path.Length..].TrimStart('/');
        if (target.Access.Refuses(request, below, _digest) is not { } reason) return true;
        target.Refused(reason);
        return false;
    }
}
