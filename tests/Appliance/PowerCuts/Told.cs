// What the box said that it had accepted: the events that its own command shows, line by line, over a port that ends
// in this computer's memory. Once it is shown it must never be lost.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.TestSupport.Brokers;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>All that was told over all boots. Not thread-safe.</summary>
/// <param name="box">The box's id.</param>
public sealed class Told(string box)
{
    private readonly Dictionary<Place, string> _hashes = [];

    /// <summary>The last sequence of the present epoch; 0 where nothing was told.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The epoch that was told last.</summary>
    public string Epoch { get; private set; } = "";

    /// <summary>How many events were told.</summary>
    public int Count => _hashes.Count;

    /// <summary>Sentences of what cannot be: a place that was told twice with different data.</summary>
    public List<string> Contradictions { get; } = [];

    /// <summary>The places that were told.</summary>
    public IReadOnlyCollection<Place> Places => _hashes.Keys;

    /// <summary>The hash of the data that a place was told with, as <see cref="HqOracle.DataHashOf"/> has it.</summary>
    public string HashOf(Place place) => _hashes[place];

    /// <summary>Takes the lines of one boot: the epoch, then one event each, all in JSON.</summary>
    public void Take(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                Take(document.RootElement);
            }
            catch (JsonException)
            {
                // The last line of a boot may be half a one: the power went while it was said.
            }
        }
    }

    private void Take(JsonElement line)
    {
        if (line.TryGetProperty("epoch", out var epoch)) Begin(epoch.GetString()!);
        else Note(
            new Place(box, Epoch, line.GetProperty("sequence").GetInt64()),
            HqOracle.HashOf(Encoding.UTF8.GetBytes(line.GetProperty("data").GetRawText())));
    }

    private void Begin(string epoch)
    {
        if (epoch != Epoch) LastSequence = 0;
        Epoch = epoch;
    }

    private void Note(Place place, string hash)
    {
        if (!_hashes.TryAdd(place, hash) && _hashes[place] != hash)
            Contradictions.Add($"{place} was told twice, with different data");
        LastSequence = Math.Max(LastSequence, place.Sequence);
    }
}
