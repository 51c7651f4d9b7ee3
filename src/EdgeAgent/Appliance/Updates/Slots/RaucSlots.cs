// RAUC 1.8 by its command line: `info` works by itself, the rest goes to its service over D-Bus.
using System.Text.Json;
using EdgeAgent.Appliance.Programs;

namespace EdgeAgent.Appliance.Updates.Slots;

/// <summary>The slots of a box with RAUC.</summary>
/// <param name="run">Runs programs.</param>
/// <param name="keyring">PEM file of the authority that signs bundles.</param>
internal sealed class RaucSlots(RunProgram run, string keyring = RaucSlots.StandardKeyring) : ISlots
{
    /// <summary>Where the image keeps the authority.</summary>
    public const string StandardKeyring = "/etc/rauc/keyring.pem";

    private const string Program = "rauc";

    // How often a question is put that D-Bus gave up on: RAUC's service is started by the first one.
    private const int Askings = 3;

    /// <inheritdoc/>
    public async Task<SlotStanding> StandingAsync(CancellationToken stop)
    {
        var answer = await AskAsync(["status", "--output-format=json"], stop);
        if (answer.Code != 0)
            throw new SlotFault($"RAUC does not answer ({LastLine(answer)}): look at `systemctl status rauc`.");
        return RaucJson.Standing(answer.Output)
            ?? throw new SlotFault("RAUC does not say from which slot this box runs: look at `rauc status`.");
    }

    /// <inheritdoc/>
    public async Task<BundleFacts> InspectAsync(string bundle, CancellationToken stop)
    {
        // Without a keyring RAUC would take any signature.
        if (!File.Exists(keyring))
            throw new SlotFault($"{keyring} is missing: nobody could tell whose bundles are to be trusted.");
        var answer = await RunAsync(Program, ["info", $"--keyring={keyring}", "--output-format=json", bundle], stop);
        if (answer.Code != 0) throw new BundleRefusal(Why(Path.GetFileName(bundle), LastLine(answer)));
        return RaucJson.Facts(answer.Output)
            ?? throw new BundleRefusal(
                $"{Path.GetFileName(bundle)} does not say for which board it is, or which version.");
    }

    /// <inheritdoc/>
    public async Task InstallAsync(string bundle, CancellationToken stop)
    {
        var answer = await RunAsync(Program, ["install", bundle], stop);
        if (answer.Code != 0)
            throw new SlotFault($"The bundle could not be written to the other slot: {LastError(answer)}.");
    }

    /// <inheritdoc/>
    public async Task MarkAsync(bool good, CancellationToken stop)
    {
        var answer = await AskAsync(["status", good ? "mark-good" : "mark-bad"], stop);
        if (answer.Code != 0) throw new SlotFault($"RAUC could not mark the slot ({LastLine(answer)}).");
    }

    /// <inheritdoc/>
    public async Task RestartAsync(CancellationToken stop)
    {
        var answer = await RunAsync("systemctl", ["reboot"], stop);
        if (answer.Code != 0)
            throw new SlotFault($"The restart was refused ({LastLine(answer)}): restart the box by hand.");
    }

    // On a busy box RAUC may take longer to start, or to look at its slots, than D-Bus waits for it (25 s). A verdict
    // must not hang on that: what only reads, or says the same again, is asked again.
    private async Task<ProgramAnswer> AskAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var answer = await RunAsync(Program, arguments, stop);
        for (var asked = 1; asked < Askings && answer.Code != 0 && TookTooLong(answer); asked++)
            answer = await RunAsync(Program, arguments, stop);
        return answer;
    }

    private static bool TookTooLong(ProgramAnswer answer) =>
        answer.Errors.Contains("Timeout was reached", StringComparison.Ordinal)
        || answer.Errors.Contains("NoReply", StringComparison.Ordinal);

    private async Task<ProgramAnswer> RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        try
        {
            return await run(program, arguments, stop);
        }
        catch (MissingProgram fault)
        {
            throw new SlotFault(
                $"{fault.Message}: updates need a box that was flashed with the image; elsewhere use the package.",
                fault);
        }
    }

    // RAUC's own words (1.8): an unknown signer and a changed byte of the signature look alike to OpenSSL.
    private static string Why(string name, string said) =>
        said.Contains("signature", StringComparison.OrdinalIgnoreCase)
        && said.Contains("verif", StringComparison.OrdinalIgnoreCase)
            ? $"{name} is not signed by whom this box trusts, or its signature is damaged ({said}): copy it again, or ask who made it."
            : $"{name} is no whole bundle ({said}): copy it again.";

    private static string LastError(ProgramAnswer answer) =>
        (answer.Output + "\n" + answer.Errors).Split('\n')
            .LastOrDefault(line => line.StartsWith("LastError:", StringComparison.Ordinal)) is { } line
            ? line["LastError:".Length..].Trim().TrimEnd('.')
            : LastLine(answer);

    private static string LastLine(ProgramAnswer answer) =>
        (answer.Errors.Trim() is { Length: > 0 } errors ? errors : answer.Output.Trim())
            .Split('\n')[^1].Trim().TrimEnd('.');
}

/// <summary>Reads what RAUC prints as JSON.</summary>
internal static class RaucJson
{
    /// <summary>The slots in the answer to `rauc status`; null where the running one is not among them.</summary>
    public static SlotStanding? Standing(string text) => Read(text, root =>
    {
        var slots = root.GetProperty("slots").EnumerateArray()
            .SelectMany(slot => slot.EnumerateObject().Select(named => named.Value))
            .ToList();
        var booted = slots.FirstOrDefault(slot => Word(slot, "state") == "booted");
        return Word(root, "compatible") is { } compatible && booted.ValueKind == JsonValueKind.Object
            && Word(booted, "bootname") is { } name
            ? new SlotStanding(
                compatible, name, IsGood(booted),
                slots.Any(slot => Word(slot, "bootname") is { } other && other != name && IsGood(slot)))
            : null;
    });

    /// <summary>The facts in the answer to `rauc info`; null where board or version are missing.</summary>
    public static BundleFacts? Facts(string text) => Read(
        text,
        root => Word(root, "compatible") is { } compatible && Word(root, "version") is { } version
            ? new BundleFacts(compatible, version, Word(root, "description"))
            : null);

    private static T? Read<T>(string text, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null; // another RAUC: the caller says that it does not say
        }
    }

    private static bool IsGood(JsonElement slot) => Word(slot, "boot_status") == "good";

    private static string? Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}
