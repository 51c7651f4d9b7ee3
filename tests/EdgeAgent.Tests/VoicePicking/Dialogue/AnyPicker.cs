// Pickers who say anything at any time, work of every kind, and a picker who knows what to answer.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Work;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeAgent.Tests.VoicePicking.Dialogue;

/// <summary>What chance makes of pickers.</summary>
internal static class AnyPicker
{
    public static readonly DialogueOptions Options = new()
    {
        Vehicles = [new(1, "Truck", ["Brakes"])],
        Checks = ["Shoes"],
        ShortReasons = [new(1, "empty"), new(2, "damaged")],
        Commands = [new("where close", "At 8.")],
        RemindAfter = TimeSpan.FromSeconds(20),
    };

    /// <summary>Digits that are right somewhere, and some that are right nowhere.</summary>
    private static readonly string[] Digits = ["17", "58", "18", "881", "11", "123", "9999", "7", "31", "99"];

    public static Gen<DialogueInput> Input(bool sure, IReadOnlyList<string>? digits = null) => Gen.Frequency(
        (8, Gen.Elements(Words.All.AsEnumerable()).Select(
            word => Spoken(word is "yes" or "no" ? SpeechKind.YesNo : SpeechKind.Phrase, word, sure))),
        (6, Gen.Constant(Spoken(SpeechKind.YesNo, "yes", sure))),
        (8, Gen.Elements((digits ?? Digits).AsEnumerable()).Select(text => Spoken(SpeechKind.Digits, text, sure))),
        (6, Gen.Choose(0, 7).Select(number => Spoken(SpeechKind.Number, $"{number}", sure))),
        (3, Gen.Constant(Spoken(SpeechKind.Phrase, "ready", sure))),
        (1, Gen.Constant<DialogueInput>(new NotUnderstood())),
        (1, Gen.Constant<DialogueInput>(new Silence(TimeSpan.FromSeconds(25)))),
        (1, Gen.Constant<DialogueInput>(new HeadsetBack())),
        (1, Gen.Constant<DialogueInput>(new Told("Hello."))),
        (1, Gen.Elements<DialogueInput>(
            [new Refused("No."), new Completed(), new WorkGiven(null), new AlreadySignedOn()])));

    public static Gen<DialogueInput> ByHand(IReadOnlyList<string>? digits = null) =>
        from text in Gen.Elements(
            Words.All.Concat(digits ?? Digits).Concat(["", "L-1", "2.5", "0", "x"]))
        from means in Gen.Elements(AnswerMeans.Touch, AnswerMeans.Scan)
        select (DialogueInput)new Entered(text, means);

    /// <summary>Anything that may happen.</summary>
    public static Gen<DialogueInput> Anything() => Gen.Frequency(
        (6, Input(sure: true)), (2, Input(sure: false)), (2, ByHand()));

    public static Gen<Assignment> Work() =>
        from kind in Gen.Elements(
            WorkKind.Pick, WorkKind.Pick, WorkKind.Pick, WorkKind.Pick, WorkKind.Replenish, WorkKind.Count)
        from count in Gen.Choose(1, 4)
        from lines in Line(kind).ListOf(count)
        from orders in Gen.Elements(0, 1, 2)
        from door in Gen.Elements<string?>(null, "door 5")
        from doorDigits in Gen.Elements<string?>(null, "31")
        select new Assignment
        {
            Id = "a1",
            Kind = kind,
            Orders = [.. new[] { new WorkOrder("o1", "1", "11"), new WorkOrder("o2") }.Take(orders)],
            Lines =
            [
                .. lines.Select((line, index) => line with
                {
                    Id = $"{index + 1}",
                    Order = orders == 0 ? null : $"o{(index % orders) + 1}",
                }),
            ],
            DeliverTo = door,
            DeliverCheckDigits = doorDigits,
        };

    /// <summary>What somebody answers who wants to get it done.</summary>
    public static DialogueInput Right(DialogueState state)
    {
        var line = state.Line?.Line;
        return state.Activity switch
        {
            "question" => Spoken(SpeechKind.YesNo, "yes", sure: true),
            "paused" => Spoken(SpeechKind.Phrase, "resume", sure: true),
            "sign-on" => new Entered("123", AnswerMeans.Touch),
            "pin" => new Entered("9999", AnswerMeans.Touch),
            "vehicle" => Spoken(SpeechKind.Number, "1", sure: true),
            "safety" => Spoken(SpeechKind.YesNo, "yes", sure: true),
            "slot" => Proof(line!.CheckDigits.Count == 0 ? null : Set(state, line)),
            "product" => Proof(line!.ProductDigits),
            "quantity" or "partial" => Spoken(SpeechKind.Number, $"{state.Line!.Remaining}", sure: true),
            "short" or "new-container" => Spoken(SpeechKind.Phrase, "cancel", sure: true),
            "reason" => Spoken(SpeechKind.Number, "1", sure: true),
            "count" => Spoken(SpeechKind.Number, $"{line!.ExpectedCount ?? 3}", sure: true),
            "lot" => new Entered("L-1", AnswerMeans.Scan),
            "serial" => new Entered($"S{Guid.NewGuid()}", AnswerMeans.Scan),
            "weight" => new Entered("3", AnswerMeans.Touch),
            "put" => Proof(LineFlow.ContainerOf(state, line!)!.CheckDigits),
            "target" => Proof(line!.ToCheckDigits),
            "deliver" when state.Work!.Assignment.DeliverTo is not null =>
                Proof(state.Work.Assignment.DeliverCheckDigits),
            _ => Proof(null),
        };
    }

    public static DialogueInput Spoken(SpeechKind kind, string text, bool sure) =>
        new Heard(new SpeechAnswer(kind, text, sure ? 0.95 : 0.4, sure));

    private static string Set(DialogueState state, WorkLine line) =>
        line.CheckDigits[((SlotPlace)state.Place).Set];

    private static DialogueInput Proof(string? digits) => digits is null
        ? Spoken(SpeechKind.Phrase, "ready", sure: true)
        : Spoken(SpeechKind.Digits, digits, sure: true);

    private static Gen<WorkLine> Line(WorkKind kind) =>
        from aisle in Gen.Elements("3", "5")
        from slot in Gen.Elements("42", "44")
        from quantity in Gen.Choose(1, 5)
        from digits in Gen.Elements<string[]>([], ["17"], ["17", "58"])
        from product in Gen.Elements<string?>(null, null, "881")
        from extra in Gen.Choose(0, 5)
        select new WorkLine
        {
            Id = "x",
            Aisle = aisle,
            Slot = slot,
            Quantity = kind == WorkKind.Count ? 0 : quantity,
            CheckDigits = digits,
            ProductDigits = product,
            Item = "900",
            Lot = extra == 1,
            Serial = extra == 2,
            Weight = extra == 3 ? new WeightRange(1, 4) : null,
            Message = extra == 4 ? "Fragile." : null,
            ToSlot = kind == WorkKind.Replenish ? "9" : null,
            ToCheckDigits = kind == WorkKind.Replenish && quantity > 2 ? "99" : null,
            ExpectedCount = kind == WorkKind.Count ? quantity : null,
        };
}
