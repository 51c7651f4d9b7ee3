// Damaged messages through every parser, the multipart splitter and the receiver: a report or a fault, nothing else; no
// hang, bounded memory. 50,000 of them; with EDGE_AGENT_LONG=1 a million. A failure names its seed, which repeats it
// alone.
using System.Net;
using System.Text;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Formats;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Push;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages;

public class FuzzTests
{
    private static readonly int Inputs =
        Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") == "1" ? 1_000_000 : 50_000;

    private static readonly string[] Own =
    [
        "<EventNotificationAlert xmlns=\"urn:x\"><dateTime>2026-03-01T12:00:00+01:00</dateTime><eventType>ANPR</eventType>"
            + "<ANPR><licensePlate>1กข2345</licensePlate><confidenceLevel>92.5</confidenceLevel></ANPR></EventNotificationAlert>",
        "POST /x HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=B\r\n\r\n--B\r\nContent-Disposition: form-data; "
            + "name=\"a.xml\"\r\nContent-Length: 9\r\n\r\n<a><b>1</b></a>\r\n--B\r\nContent-Type: image/jpeg\r\n\r\nJFIF\r\n--B--",
        "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\">]><a>&y;</a>",
        """{"plateText":"\u0041B","plateConfidence":"0.7","carState":"new","carID":"1","capture_ts":"1638961134132"}""",
        """{"topic":"onvif:a/b","message":{"source":{},"data":{"classTypes":"human","active":"0"}}}""",
        "Code=TrafficJunction;action=Pulse;index=0;data={\"UTC\":1706625295,\"TrafficCar\":{\"PlateNumber\":\"A 1\"}}",
        "Events[0].Code=TrafficJunction\r\nEvents[0].TrafficCar.PlateNumber=A1\r\nEvents[0].Lane=2\r\n",
        """{"hex":"04C9030800A106CD0520CEFF3DF16401070002001D000800"}""",
        """{"UtcTime":"2026-01-01T00:00:00Z","Source":{"Rule":"R"},"Data":{"ObjectId":"15"}}""",
        """{"type":"lpr","id":"1","plate":"A1","score":0.95,"camera":"c","timestamp":1607123958.7}""",
        "<tt:VideoAnalytics><tt:Frame UtcTime=\"2026-01-01T00:00:00\"><tt:Object ObjectId=\"1\"><tt:LicensePlateInfo>"
            + "<tt:PlateNumber Likelihood=\"0.9\">A1</tt:PlateNumber></tt:LicensePlateInfo></tt:Object></tt:Frame>"
            + "</tt:VideoAnalytics>",
    ];

    [Fact]
    public async Task Damaged_messages_of_our_own_do_no_harm() =>
        await RunAsync([.. Own.Select(Encoding.UTF8.GetBytes)], Inputs);

    [SharedDataFact("cameras/index.json")]
    public async Task Damaged_messages_of_real_cameras_do_no_harm() => await RunAsync(
        [
            .. Directory.GetFiles(SharedData.PathOf("cameras")).Order(StringComparer.Ordinal)
                .Where(file => !file.EndsWith("index.json", StringComparison.Ordinal))
                .Select(File.ReadAllBytes).Where(body => body.Length < 4_000),
        ],
        Inputs / 5);

    [Fact]
    public void A_message_cut_at_any_byte_is_a_report_or_a_fault()
    {
        foreach (var text in Own)
        {
            var body = Encoding.UTF8.GetBytes(text);
            for (var length = 0; length < body.Length; length++)
            {
                foreach (var vendor in KnownFormats.Vendors) Read(vendor, body.AsMemory(0, length));
            }
        }
    }

    private static async Task RunAsync(IReadOnlyList<byte[]> originals, int inputs)
    {
        var routes = new PushRoutes(new ManualTime());
        routes.Add(new Swallow());
        foreach (var vendor in KnownFormats.Vendors) Read(vendor, originals[0]); // tables on nobody's account
        for (var seed = 0; seed < inputs; seed++)
        {
            try
            {
                var random = new Random(seed);
                var body = Mutate(originals, random);
                var before = GC.GetAllocatedBytesForCurrentThread();
                Read(KnownFormats.Vendors[random.Next(KnownFormats.Vendors.Count)], body);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(allocated < 300_000 + (2_000L * body.Length), $"{allocated} bytes for {body.Length}.");
                if (seed % 10 == 0) await AskAsync(routes, body, random);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed} failed: {fault.Message}", fault);
            }
        }
    }

    private static void Read(string vendor, ReadOnlyMemory<byte> body)
    {
        var message = new CameraMessage(body, body.Length % 3 == 0 ? "multipart/form-data; boundary=B" : null);
        try
        {
            if (body.Length % 2 == 0) vendor = KnownFormats.VendorOf(message);
            foreach (var report in KnownFormats.Named(vendor)!.Read(message)) Assert.NotEmpty(report.Kind);
        }
        catch (MessageFault fault)
        {
            Assert.EndsWith(".", fault.Message, StringComparison.Ordinal); // a sentence, whatever came
        }
    }

    private static async Task AskAsync(PushRoutes routes, byte[] body, Random random)
    {
        var word = Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 60));
        var path = random.Next(2) == 0 ? "/in/json/x" : "/in/" + word;
        var answer = await routes.AnswerAsync(
            new PushRequest("POST", path, path, IPAddress.Loopback, $"Digest {word}", word, null, false),
            _ => new(body), default);
        Assert.Contains(answer.Status, (int[])[200, 401]);
    }

    private static byte[] Mutate(IReadOnlyList<byte[]> originals, Random random)
    {
        var body = new List<byte>(originals[random.Next(originals.Count)]);
        for (var change = random.Next(1, 6); change > 0 && body.Count > 0; change--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(6))
            {
                case 0: body[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: body[at] = (byte)random.Next(256); break;
                case 2: body.RemoveRange(at, random.Next(1, Math.Min(40, body.Count - at) + 1)); break;
                case 3: body.RemoveRange(at, body.Count - at); break;
                case 4: body.InsertRange(at, body.GetRange(at, Math.Min(random.Next(200), body.Count - at))); break;
                default: body.InsertRange(at, originals[random.Next(originals.Count)].Take(random.Next(100))); break;
            }
        }

        return [.. body];
    }

    private sealed class Swallow : IPushTarget
    {
        public string Path => "/in/json/x";

        public long LargestBody => 1 << 20;

        public AccessCheck Access { get; } = new(null, null, null, []);

        public ValueTask<IntakeOutcome> TakeAsync(CameraMessage message, CancellationToken stop) =>
            new(IntakeOutcome.Taken);

        public void Refused(string reason) => Assert.NotEmpty(reason);
    }
}
