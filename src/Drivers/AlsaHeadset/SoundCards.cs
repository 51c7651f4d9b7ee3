// The sound cards of the machine, as the kernel lists them (/proc/asound/cards and /proc/asound/pcm).
using System.Globalization;
using EdgeAgent.Drivers.Discovery;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>One card.</summary>
/// <param name="Number">Its number; it changes between boots.</param>
/// <param name="Id">Its short name, which stays.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Hears">Whether it has a microphone input.</param>
/// <param name="Speaks">Whether it has an output.</param>
internal sealed record SoundCard(int Number, string Id, string Name, bool Hears, bool Speaks)
{
    /// <summary>ALSA's name for it that converts to any format.</summary>
    public string Pcm => $"plughw:CARD={Id}";
}

/// <summary>Lists the cards.</summary>
/// <param name="root">The kernel's folder; another one in tests.</param>
internal sealed class SoundCards(string root = "/proc/asound")
{
    /// <summary>The cards in order; none where the kernel has no sound.</summary>
    public IReadOnlyList<SoundCard> All()
    {
        var streams = Lines("pcm");
        var cards = new List<SoundCard>();
        // " 1 [Headset        ]: USB-Audio - Voice Headset 20", and a second line with its place.
        foreach (var line in Lines("cards"))
        {
            var open = line.IndexOf('[', StringComparison.Ordinal);
            var close = line.IndexOf(']', StringComparison.Ordinal);
            if (open < 0 || close < open || !Parsed(line[..open], out var number)) continue;
            var name = line[(close + 1)..];
            var dash = name.IndexOf(" - ", StringComparison.Ordinal);
            cards.Add(new SoundCard(
                number,
                line[(open + 1)..close].Trim(),
                name[(dash < 0 ? 0 : dash + 3)..].Trim(' ', ':'),
                Has(streams, number, "capture"),
                Has(streams, number, "playback")));
        }

        return cards;
    }

    /// <summary>What the search of attached devices says of a card.</summary>
    public static FoundDevice Found(SoundCard card)
    {
        var isHeadset = card is { Hears: true, Speaks: true };
        var what = (card.Hears, card.Speaks) switch
        {
            (true, true) => "a microphone and an output",
            (true, false) => "a microphone, but no output",
            (false, true) => "an output, but no microphone",
            _ => "neither a microphone nor an output",
        };
        return new FoundDevice("alsa-headset", "headset", $"Sound card {card.Id} ({card.Name}) has {what}.")
        {
            Marks = [card.Pcm],
            Block = isHeadset ? [$"capture: {YamlText.Of(card.Pcm)}", $"playback: {YamlText.Of(card.Pcm)}"] : [],
        };
    }

    // "01-00: USB Audio : USB Audio : playback 1 : capture 1": the card's number and that of its device come first.
    private static bool Has(IEnumerable<string> streams, int card, string direction) => streams.Any(
        line => line.StartsWith(card.ToString("00", CultureInfo.InvariantCulture) + "-", StringComparison.Ordinal)
            && line.Contains($": {direction} ", StringComparison.Ordinal));

    private static bool Parsed(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out number);

    private string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines($"{root}/{file}");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return []; // a kernel without sound
        }
    }
}
