// TLS, certificates and logins, and what is said where they are wrong.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Tests.Uplink;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.Uplink;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EdgeAgent.SystemTests.Uplink;

public sealed class SecurityTests
{
    private const string Secret = "correct-horse-7";

    [MosquittoFact]
    public async Task Events_go_through_mutual_TLS()
    {
        using var certificates = new TestCertificates();
        await using var broker = await Mosquitto.RunAsync(new MosquittoSetup { Tls = certificates, MutualTls = true });
        string[] tls =
        [
            "--cafile", certificates.AuthorityFile,
            "--cert", certificates.ClientFile,
            "--key", certificates.ClientKeyFile,
        ];
        await using var hq = await HqOracle.SubscribeAsync(broker, "retail", tls);
        var outbox = new MemoryOutbox(TimeProvider.System);
        outbox.Add(EventKinds.TagArrived, 100);
        await using var uplink = new UplinkRun(outbox, UplinkRun.OptionsFor(broker.Port) with
        {
            Tls = new TlsOptions
            {
                AuthorityFile = certificates.AuthorityFile,
                CertificateFile = certificates.ClientFile,
                Key = new SecretReference("file", certificates.ClientKeyFile),
            },
        });

        await Until.True(() => hq.Count == 100);
    }

    [MosquittoFact]
    public async Task A_certificate_of_another_authority_is_refused_with_a_sentence()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        await using var broker = await Mosquitto.RunAsync(new MosquittoSetup { Tls = certificates });
        await using var uplink =
            new UplinkRun(new MemoryOutbox(TimeProvider.System), UplinkRun.OptionsFor(broker.Port) with
            {
                Tls = new TlsOptions { AuthorityFile = others.AuthorityFile },
            });

        await Until.True(() => uplink.Status.Problem?.Contains("TLS", StringComparison.Ordinal) == true);

        Assert.Contains("certificate verify failed", uplink.Status.Problem, StringComparison.Ordinal);
        Assert.Contains("tls.authority", uplink.Status.Problem, StringComparison.Ordinal);
        Assert.False(uplink.Status.Connected);
    }

    [MosquittoFact]
    public async Task A_certificate_for_another_host_is_refused()
    {
        using var certificates = new TestCertificates("hq.example.com");
        await using var broker = await Mosquitto.RunAsync(new MosquittoSetup { Tls = certificates });
        await using var uplink =
            new UplinkRun(new MemoryOutbox(TimeProvider.System), UplinkRun.OptionsFor(broker.Port) with
            {
                Tls = new TlsOptions { AuthorityFile = certificates.AuthorityFile },
            });

        await Until.True(() => uplink.Status.Problem?.Contains("TLS", StringComparison.Ordinal) == true);

        Assert.False(uplink.Status.Connected);
    }

    [MosquittoFact]
    public async Task A_certificate_that_is_not_valid_yet_is_told_with_a_word_on_the_clock_and_tried_again()
    {
        using var certificates = new TestCertificates(serverStartsIn: TimeSpan.FromHours(3));
        await using var broker = await Mosquitto.RunAsync(new MosquittoSetup { Tls = certificates });
        await using var uplink =
            new UplinkRun(new MemoryOutbox(TimeProvider.System), UplinkRun.OptionsFor(broker.Port) with
            {
                Tls = new TlsOptions { AuthorityFile = certificates.AuthorityFile },
            });

        await Until.True(() => uplink.Status.Problem?.Contains("the box's clock", StringComparison.Ordinal) == true);

        Assert.False(uplink.Ended);
    }

    [MosquittoFact]
    public async Task A_right_password_lets_in_a_wrong_one_gives_a_sentence_and_neither_is_logged()
    {
        await using var broker = await Mosquitto.RunAsync(new MosquittoSetup { Login = ("box", Secret) });
        var log = new LogLines();
        var options =
            UplinkRun.OptionsFor(broker.Port) with { Username = "box", Password = new("file", "wrong-" + Secret) };
        var outbox = new MemoryOutbox(TimeProvider.System);
        outbox.Add(EventKinds.TagArrived);
        await using (var uplink = new UplinkRun(outbox, options, log))
        {
            await Until.True(
                () => uplink.Status.Problem?.Contains("refuses the login", StringComparison.Ordinal) == true);
            Assert.False(uplink.Status.Connected);
        }

        await using (var uplink = new UplinkRun(outbox, options with { Password = new("file", Secret) }, log))
        {
            await Until.True(() => outbox.Status.Waiting == 0);
        }

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync("/proc/self/cmdline"), StringComparison.Ordinal);
    }

    private sealed class LogLines : ILogger<UplinkService>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines) return [.. _lines];
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception));
        }
    }
}
