// Compares JSON with the form that is expected, so that every fault of a file is named at once.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EdgeAgent.Models.Manifests;

/// <summary>Finds unknown and missing keys and values of the wrong kind.</summary>
internal static class ManifestForm
{
    /// <summary>Adds a sentence for each fault of a value.</summary>
    /// <param name="value">What stands in the file.</param>
    /// <param name="type">What is expected there.</param>
    /// <param name="place">Where it stands: <c>input.layout</c>; empty for the whole file.</param>
    /// <param name="faults">Is added to.</param>
    public static void Compare(JsonElement value, JsonTypeInfo type, string place, List<string> faults)
    {
        if (type.Kind == JsonTypeInfoKind.Object) CompareObject(value, type, place, faults);
        else if (type.Kind == JsonTypeInfoKind.Enumerable) CompareList(value, type, place, faults);
        else if (type.Kind == JsonTypeInfoKind.Dictionary) CompareTable(value, type, place, faults);
        else ComparePlain(value, type, place, faults);
    }

    private static void CompareObject(JsonElement value, JsonTypeInfo type, string place, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{Subject(place)} has to be a block {{ ... }}, not {Words(value)}.");
            return;
        }

        foreach (var written in value.EnumerateObject())
        {
            var known = type.Properties.FirstOrDefault(property => property.Name == written.Name);
            if (known is not null) Compare(written.Value, Of(known, type), Join(place, written.Name), faults);
            else faults.Add($"`{Join(place, written.Name)}` is not a key{Hint(written.Name, type)}");
        }

        foreach (var missing in type.Properties.Where(
            property => property.IsRequired && !value.TryGetProperty(property.Name, out _)))
            faults.Add($"`{Join(place, missing.Name)}` is missing.");
    }

    private static void CompareList(JsonElement value, JsonTypeInfo type, string place, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            faults.Add($"{Subject(place)} has to be a list [ ... ], not {Words(value)}.");
            return;
        }

        var element = type.Options.GetTypeInfo(type.ElementType!);
        foreach (var part in value.EnumerateArray()) Compare(part, element, place, faults);
    }

    private static void CompareTable(JsonElement value, JsonTypeInfo type, string place, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{Subject(place)} has to be a block {{ ... }}, not {Words(value)}.");
            return;
        }

        var element = type.Options.GetTypeInfo(type.ElementType!);
        foreach (var part in value.EnumerateObject()) Compare(part.Value, element, Join(place, part.Name), faults);
    }

    private static void ComparePlain(JsonElement value, JsonTypeInfo type, string place, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.Null && Nullable.GetUnderlyingType(type.Type) is not null) return;
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        var expected = plain.IsEnum ? null
            : plain == typeof(string) ? value.ValueKind == JsonValueKind.String ? null : "a text"
            : plain == typeof(int) ? IsNumber(value) && value.TryGetInt32(out _) ? null : "a whole number"
            : plain == typeof(long) ? IsNumber(value) && value.TryGetInt64(out _) ? null : "a whole number"
            : IsNumber(value) && float.IsFinite(value.GetSingle()) ? null : "a number";
        if (expected is not null) faults.Add($"{Subject(place)} has to be {expected}, not {Words(value)}.");
        else if (plain.IsEnum) CompareWord(value, type, plain, place, faults);
    }

    private static void CompareWord(
        JsonElement value, JsonTypeInfo type, Type choice, string place, List<string> faults)
    {
        var words = Enum.GetValuesAsUnderlyingType(choice).Cast<object>()
            .Select(number => JsonSerializer.Serialize(
                Enum.ToObject(choice, number), type.Options.GetTypeInfo(choice)).Trim('"'))
            .ToArray();
        var written = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (words.Contains(written)) return;
        var near = NearestWord.Of(written, words);
        faults.Add(
            $"{Subject(place)} has to be one of {string.Join(", ", words)}, not {Words(value)}"
            + (near is null ? "." : $": did you mean `{near}`?"));
    }

    private static string Hint(string written, JsonTypeInfo type) =>
        NearestWord.Hint(written, type.Properties.Select(property => property.Name));

    private static JsonTypeInfo Of(JsonPropertyInfo property, JsonTypeInfo owner) =>
        owner.Options.GetTypeInfo(property.PropertyType);

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    private static string Subject(string place) => place.Length == 0 ? "The manifest" : $"`{place}`";

    private static string Join(string place, string key) => place.Length == 0 ? key : $"{place}.{key}";

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "a block",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => value.GetRawText().Length <= 40 ? value.GetRawText() : "a long text",
    };
}
