// The vote of all readings of one vehicle's plate (after J. Fiscus, "ROVER", ASRU 1997): readings are laid over the
// heaviest one, and each place goes to the character with the most confidence behind it.
namespace EdgeAgent.Models.Plates.Voting;

/// <summary>Collects readings of one plate. Memory is bounded: the lightest of too many different texts is given
/// up.</summary>
internal sealed class PlateBallot
{
    /// <summary>Different texts that are kept.</summary>
    public const int MostTexts = 16;

    private const double MostWeight = 1e6;
    private readonly List<Entry> _entries = new(MostTexts);

    /// <summary>Readings that were added.</summary>
    public int Readings { get; private set; }

    /// <summary>Different texts that are kept.</summary>
    public int Texts => _entries.Count;

    /// <summary>Adds a reading; one without text or confidence changes nothing.</summary>
    public void Add(PlateReading reading)
    {
        if (reading.Text.Length == 0 || reading.Confidence <= 0) return;
        Readings++;
        var place = _entries.FindIndex(entry => entry.Text == reading.Text);
        if (place >= 0) _entries[place] = _entries[place].With(reading);
        else if (_entries.Count < MostTexts) _entries.Add(new Entry(reading));
        else if (_entries.MinBy(entry => entry.Weight) is { } least && least.Weight < Entry.WeightOf(reading))
            _entries[_entries.IndexOf(least)] = new Entry(reading);
    }

    /// <summary>What the readings agree on; <see cref="PlateReading.None"/> before the first.</summary>
    public PlateReading Result()
    {
        if (_entries.Count == 0) return PlateReading.None;
        var pivot = _entries.MaxBy(entry => entry.Weight)!;
        var columns = TextAlignment.Columns(pivot.Text.Length);
        Span<char> row = stackalloc char[columns];
        var votes = new Dictionary<(int Column, char Character), double>();
        var all = 0.0;
        foreach (var entry in _entries)
        {
            TextAlignment.Align(pivot.Text, entry.Text, row);
            for (var column = 0; column < columns; column++)
                votes[(column, row[column])] = votes.GetValueOrDefault((column, row[column])) + entry.Weight;
            all += entry.Weight;
        }

        Span<char> text = stackalloc char[columns];
        var (length, agreement) = (0, 1.0);
        foreach (var column in votes.GroupBy(vote => vote.Key.Column).OrderBy(column => column.Key))
        {
            // On a tie the heaviest reading keeps its character.
            var own = column.Key % 2 == 1 ? pivot.Text[column.Key / 2] : TextAlignment.Nothing;
            var (key, weight) = column.MaxBy(vote => vote.Value + (vote.Key.Character == own ? 1e-9 : 0));
            agreement = Math.Min(agreement, weight / all);
            if (key.Character != TextAlignment.Nothing && length < PlateText.Longest) text[length++] = key.Character;
        }

        return Judge(new string(text[..length]), agreement, pivot);
    }

    private PlateReading Judge(string text, double agreement, Entry pivot)
    {
        var read = _entries.Find(entry => entry.Text == text);
        if (read is null) return new PlateReading(text, agreement * pivot.Confidence, pivot.Region);
        return new PlateReading(text, agreement * read.Together, read.Region);
    }

    /// <summary>All readings with the same text.</summary>
    private sealed record Entry(string Text, string Region, double Weight, double Confidence, int Count)
    {
        /// <summary>Frames of one passage share their faults: any number of them halves the best one's doubt at
        /// most.</summary>
        private const double SharedDoubt = 0.5;

        public Entry(PlateReading reading)
            : this(reading.Text, reading.Region, WeightOf(reading), reading.Confidence, 1)
        {
        }

        /// <summary>How sure all of them are together.</summary>
        public double Together => 1 - ((1 - Confidence) * (SharedDoubt + ((1 - SharedDoubt) / Count)));

        /// <summary>A sure reading outweighs several guesses: the square of the confidence.</summary>
        public static double WeightOf(PlateReading reading) => reading.Confidence * reading.Confidence;

        public Entry With(PlateReading reading) => this with
        {
            Weight = Math.Min(MostWeight, Weight + WeightOf(reading)),
            Region = reading.Confidence > Confidence ? reading.Region : Region,
            Confidence = Math.Max(Confidence, reading.Confidence),
            Count = Count + 1,
        };
    }
}
