// What code may not do: reach for the clock, keep state in statics, swallow exceptions, go unsafe.
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class SourceCodeTests
{
    private static readonly string[] UnsafeRooms =
    [
        "src/EdgeAgent/Uplink/Mosquitto/",
        "src/EdgeAgent/VoicePicking/Speaking/Espeak/",
        "src/Models/OnnxRuntime/",
        "src/Models/Pictures/Native/",
    ];

    private static readonly string[] DriversNativeRooms = ["src/Drivers/Kernel/", "src/Drivers/AlsaHeadset/Native/"];

    [Fact]
    public void Types_are_named_by_what_they_are() => Violations.AssertNone(
        "Manager, Helper, Utils and Common say nothing about a type.", Violations.InCode(
            SourceTree.Source, VagueType()));

    [Fact]
    public void Time_comes_from_the_injected_provider() => Violations.AssertNone(
        "Time comes from a TimeProvider: no DateTime.Now, no Thread.Sleep, no Task.Delay or timer without the provider.",
        Violations.InCode(SourceTree.Source, OwnClock()).Concat(
            from file in SourceTree.Source
            let code = file.Code
            from match in Delay().Matches(code)
            where !Arguments(code, match.Index + match.Length).Contains("time", StringComparison.OrdinalIgnoreCase)
                && !Arguments(code, match.Index + match.Length).Contains("clock", StringComparison.OrdinalIgnoreCase)
            select $"{file.Path}:{CSharpText.LineOf(code, match.Index)}: {match.Value}…"));

    [Fact]
    public void Only_the_bindings_to_native_libraries_are_unsafe() => Violations.AssertNone(
        $"`unsafe` stands only below {string.Join(", ", UnsafeRooms)}.",
        Violations.InCode(
            SourceTree.Source.Where(
                file => !UnsafeRooms.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal))),
            Unsafe()));

    [Fact]
    public void Drivers_call_native_code_in_a_room_for_each_library_alone() => Violations.AssertNone(
        $"Under src/Drivers only {string.Join(" and ", DriversNativeRooms)} declare native functions.",
        Violations.InCode(
            SourceTree.Source.Where(
                file => file.Path.StartsWith("src/Drivers/", StringComparison.Ordinal)
                    && !DriversNativeRooms.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal))),
            NativeFunction()));

    [Fact]
    public void Statics_hold_no_state() => Violations.AssertNone(
        "A static field is readonly or const, and holds nothing that changes (Frozen or read-only collections instead).",
        Violations.InCode(SourceTree.Source, MutableStaticField())
            .Concat(Violations.InCode(SourceTree.Source, SettableStaticProperty()))
            .Concat(Violations.InCode(SourceTree.Source, MutableStaticCollection())));

    [Fact]
    public void No_exception_is_caught_and_forgotten() => Violations.AssertNone(
        "A catch names what it catches (or throws it on), and does something with it or says in a comment why not.",
        from file in SourceTree.Source
        let code = file.Code
        from match in EmptyCatch().Matches(code).Concat(NamelessCatch().Matches(code))
        where !file.Text.Substring(match.Index, match.Length).Contains("// ", StringComparison.Ordinal)
        select $"{file.Path}:{CSharpText.LineOf(code, match.Index)}: {match.Value.ReplaceLineEndings(" ")}");

    [Fact]
    public void Every_log_event_has_an_id_of_its_own() => Violations.AssertNone(
        "Ids of LoggerMessage are unique over the whole program.",
        from file in SourceTree.Source
        from match in LogEvent().Matches(file.Code)
        group file.Path by match.Groups[1].Value into sameId
        where sameId.Count() > 1
        select $"{sameId.Key}: {string.Join(", ", sameId)}");

    [Fact]
    public void The_rules_find_what_they_look_for()
    {
        Assert.Matches(OwnClock(), "var now = DateTime.UtcNow;");
        Assert.Matches(MutableStaticField(), "\n    private static int _count;");
        Assert.Matches(MutableStaticField(), "\n    internal static Action<int>? Hook = null;");
        Assert.DoesNotMatch(MutableStaticField(), "\n    private static readonly int Count = 1;");
        Assert.DoesNotMatch(MutableStaticField(), "\n    private static int Count() => 1;");
        Assert.DoesNotMatch(MutableStaticField(), "\n    public static T Count { get; } = new();");
        Assert.Matches(SettableStaticProperty(), "\n    public static int Count { get; set; }");
        Assert.Matches(MutableStaticCollection(), "\n    private static readonly Dictionary<int, int> Seen = [];");
        Assert.Matches(EmptyCatch(), "catch (Exception fault) when (fault is IOException)\n{\n}");
        Assert.Matches(NamelessCatch(), "catch\n{ Log(); }");
        Assert.Equal("var a = ; ", CSharpText.CodeOnly("var a = ; // catch { }")[..10]);
        Assert.DoesNotContain(
            "Sleep", CSharpText.CodeOnly("Say(\"Thread.Sleep(\"); /* Thread.Sleep( */ var c = '\"';"));
    }

    private static string Arguments(string code, int from)
    {
        var depth = 1;
        var end = from;
        while (end < code.Length && depth > 0)
        {
            depth += code[end] switch { '(' => 1, ')' => -1, _ => 0 };
            end++;
        }

        return code[from..end];
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Manager|Helper|Helpers|Util|Utils|Common)\b")]
    private static partial Regex VagueType();

    [GeneratedRegex(
        @"\bDateTime\.(UtcNow|Now|Today)\b|\bDateTimeOffset\.(UtcNow|Now)\b|\bThread\.Sleep\b"
        + @"|\bEnvironment\.TickCount|\bStopwatch\.(StartNew|GetTimestamp)\b")]
    private static partial Regex OwnClock();

    [GeneratedRegex(
        @"\bTask\.Delay\(|\bnew PeriodicTimer\(|\bnew CancellationTokenSource\((?=[^)])|\.WaitAsync\((?=TimeSpan)")]
    private static partial Regex Delay();

    [GeneratedRegex(@"\bunsafe\b")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\[(?:LibraryImport|DllImport)\(")]
    private static partial Regex NativeFunction();

    [GeneratedRegex(
        @"\n[ ]+(?:(?:public|private|internal|protected|volatile|unsafe|new)\s+)*static\s+"
        + @"(?!.*\b(?:readonly|const|class|record|struct|interface|event|extern|partial|operator|implicit|explicit)\b)"
        + @"(?:\([^()]*\)|[\w.]+)(?:<[\w<>\[\]?,. ]*>)?[\[\]?]*\s+\w+\s*(?:;|=(?!>))")]
    private static partial Regex MutableStaticField();

    [GeneratedRegex(@"\bstatic\b[^\n;=({]*\{[^}\n]*\bset;")]
    private static partial Regex SettableStaticProperty();

    [GeneratedRegex(
        @"\bstatic\s+readonly\s+(?:Dictionary|SortedDictionary|List|HashSet|SortedSet|Queue|Stack"
        + @"|ConcurrentDictionary|ConcurrentQueue|ConcurrentBag)<")]
    private static partial Regex MutableStaticCollection();

    [GeneratedRegex(@"\bcatch\b[^{;]*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\bcatch\s*\{(?![^}]*\bthrow;)")]
    private static partial Regex NamelessCatch();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?(\d+)")]
    private static partial Regex LogEvent();
}
