// What RabbitMQ and its library say, as sentences for the person who can act.
using System.Net.Sockets;
using System.Security.Authentication;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace EdgeAgent.Headquarters.Rabbit;

internal static class RabbitSentences
{
    /// <summary>A failure to connect or subscribe as a refusal; null where it is none: we were stopped.</summary>
    public static BrokerRefusal? Refusal(Exception fault, string where, BrokerConfig config, CancellationToken stop)
    {
        var innermost = Unfold(fault).Last();
        var sentence = Unfold(fault).Select(one => one switch
        {
            BrokerRefusal or ConfigRefusal => one.Message,
            AuthenticationFailureException =>
                $"The broker at {where} refuses the login {config.Username ?? "guest"}: check `broker.username` and "
                + "`broker.password`.",
            OperationInterruptedException { ShutdownReason: { } shutdown } =>
                $"The broker at {where} refuses: {Words(shutdown)}.{Advice(shutdown.ReplyCode, config)}",
            AuthenticationException =>
                $"TLS with {where} failed ({innermost.Message}): check `tls.ca` against the broker's certificate, its "
                + "host name and this machine's clock.",
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                $"The broker at {where} cannot be reached: nothing listens there: check the port and whether the broker "
                + "runs.",
            SocketException
            {
                SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
            } =>
                $"The broker at {where} cannot be reached: the name has no address: check its spelling and the name "
                + "service.",
            ProtocolVersionMismatchException => $"What answers at {where} does not speak AMQP 0-9-1: check the port.",
            _ => null,
        }).FirstOrDefault(one => one is not null);
        if (sentence is null && stop.IsCancellationRequested) return null;
        sentence ??= fault is BrokerUnreachableException or AlreadyClosedException or IOException or TimeoutException
            or OperationCanceledException
            ? $"The broker at {where} cannot be used: {innermost.Message.TrimEnd('.')}.{TlsAdvice(config)}"
            : null;
        return sentence is null ? null : new BrokerRefusal(sentence, fault);
    }

    /// <summary>Why a connection or channel ended, in the broker's words.</summary>
    public static string Words(ShutdownEventArgs shutdown) =>
        $"{shutdown.ReplyText.TrimEnd('.')} (code {shutdown.ReplyCode})";

    private static string Advice(ushort code, BrokerConfig config) => code switch
    {
        403 => $" Give {config.Username ?? "guest"} the right to configure, write and read `{config.Queue}` and to use "
            + $"{TopicKeys.Exchange}.",
        406 => $" The queue `{config.Queue}` exists in another form: delete it when it is empty, or name another one "
            + "in `broker.queue`.",
        530 => $" The virtual host is `{config.VirtualHost}`.",
        _ => "",
    };

    private static string TlsAdvice(BrokerConfig config) => config.Tls is { Certificate: null }
        ? " It may want a certificate of ours: set `tls.certificate` and `tls.key`."
        : "";

    private static IEnumerable<Exception> Unfold(Exception fault)
    {
        for (Exception? one = fault; one is not null; one = one.InnerException)
        {
            yield return one;
            if (one is not AggregateException many) continue;
            foreach (var part in many.InnerExceptions.Skip(1).SelectMany(Unfold)) yield return part;
        }
    }
}
