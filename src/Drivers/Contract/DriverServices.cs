// What a driver is given instead of reaching for it: clock, transport, secrets. Tests give their own.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers;

/// <summary>The outside world as a driver may use it.</summary>
public sealed record DriverServices
{
    /// <summary>The clock and timers.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Opens byte streams to network devices.</summary>
    public required IStreamConnector Network { get; init; }

    /// <summary>Reveals secrets that the config only refers to.</summary>
    public required ISecretSource Secrets { get; init; }

    /// <summary>The endpoints at which devices deliver by themselves; devices share them.</summary>
    public PushListeners Push { get; init; } = new();
}

/// <summary>Opens byte streams to devices on the network.</summary>
public interface IStreamConnector
{
    /// <summary>Connects. The stream has no delay (Nagle off) and TCP keepalive on.</summary>
    /// <param name="host">Name or address.</param>
    /// <param name="port">TCP port, 1 to 65,535.</param>
    /// <param name="tls">Null for plain TCP.</param>
    /// <param name="stop">Cancels the attempt.</param>
    /// <exception cref="DeviceFault">With a sentence, when nothing answers or TLS fails.</exception>
    Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop);
}

/// <summary>Reveals a secret by its reference, at the moment of use.</summary>
public interface ISecretSource
{
    /// <summary>The secret's text.</summary>
    /// <exception cref="DeviceFault">With a sentence that names the reference, never the secret.</exception>
    string Reveal(SecretReference reference);
}
