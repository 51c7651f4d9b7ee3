// `edge-agent demo picker`: an emulated picker who works by voice at the page of a box on this machine.
using System.CommandLine;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.Web.Picking;

namespace EdgeAgent.Commands.Demo.Picker;

/// <summary>The command <c>demo picker</c>.</summary>
internal static class DemoPickerCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Builds the command.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="openVoice">Opens the synthesiser that speaks for the picker.</param>
    public static Command Build(TimeProvider time, Func<ISpeechSynthesizer> openVoice)
    {
        var number = new Option<string>("--number") { Description = "The operator's number.", Required = true };
        var port = new Option<int>("--port")
        {
            Description = "The port of the page, on this machine.",
            DefaultValueFactory = _ => 9321,
        };
        var work = new Option<FileInfo>("--work")
        {
            Description = "The CSV file of the work: the picker reads the labels of the shelves off it.",
            Required = true,
        };
        var command = new Command("picker", "Emulates a picker who works by voice; the PIN comes from standard input.")
        {
            number, port, work,
        };
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                var shelves = Shelves.Read(File.ReadLines(parsed.GetValue(work)!.FullName));
                var pin = await Console.In.ReadLineAsync(stop) ?? "";
                await WorkAsync(
                    new Uri($"https://127.0.0.1:{parsed.GetValue(port)}"), parsed.GetValue(number)!, pin.Trim(),
                    new PickerMind(shelves), openVoice(), time, stop);
                return 0;
            }
            catch (Exception fault) when (fault is IOException or FormatException or SpeechSynthesisException)
            {
                await Console.Error.WriteLineAsync(fault.Message);
                return 1;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return 0;
            }
        });
        return command;
    }

    // The line goes and comes: he signs on again, takes over from himself, and goes on.
    private static async Task WorkAsync(
        Uri box, string number, string pin, PickerMind mind, ISpeechSynthesizer voice, TimeProvider time,
        CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var socket = await ConnectAsync(box, number, pin, stop);
                await new DemoPicker(socket, mind, voice, time, Console.Out.WriteLine).RunAsync(stop);
            }
            catch (Exception fault) when (fault is HttpRequestException or WebSocketException)
            {
                await Console.Error.WriteLineAsync($"picker: {fault.Message}");
            }

            await Task.Delay(Pause, time, stop);
        }
    }

    // Loopback alone: there nobody stands between, so the box's own certificate need not be trusted first.
    private static async Task<WebSocket> ConnectAsync(Uri box, string number, string pin, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler
        {
            CookieContainer = new CookieContainer(),
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        };
        using var client = new HttpClient(handler);
        var origin = box.GetLeftPart(UriPartial.Authority);
        var wish = JsonSerializer.Serialize(new SignOnWish(number, pin, TakeOver: true), SignOnJson.Default.SignOnWish);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(box, "/sign-on"))
        {
            Content = new StringContent(wish, Encoding.UTF8, "application/json"),
            Headers = { { "Origin", origin } },
        };
        using var answer = await client.SendAsync(request, stop);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException(
                $"The box does not let operator {number} in: {await answer.Content.ReadAsStringAsync(stop)}");
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        socket.Options.Cookies = handler.CookieContainer;
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(new Uri(box, "/session")) { Scheme = "wss" }.Uri, stop);
        return socket;
    }
}
