// One line of the evaluation's table, and one miss that is explained.
namespace EdgeAgent.Models.Tests.Evaluation;

/// <summary>What was measured, and what was asked for.</summary>
/// <param name="What">What, with its data.</param>
/// <param name="Got">The figure, with counts where there are any.</param>
/// <param name="Must">The least that is asked for.</param>
/// <param name="Aim">What is aimed for.</param>
/// <param name="Holds">Whether the least is reached; null where nothing is asked for.</param>
internal sealed record EvaluationRow(string What, string Got, string Must = "", string Aim = "", bool? Holds = null)
{
    /// <summary>A share of counted cases.</summary>
    public static EvaluationRow Share(string what, int good, int all, double must, double aim) => new(
        what, $"{good} of {all} ({100.0 * good / Math.Max(1, all):0.0} %)", $"{must:0.#} %", $"{aim:0.#} %",
        100.0 * good >= must * all);

    /// <summary>A figure that must not be exceeded.</summary>
    public static EvaluationRow AtMost(string what, double got, string unit, double must, double aim) => new(
        what, $"{got:0.00} {unit}", $"{must:0.##} {unit}", $"{aim:0.##} {unit}", got <= must);
}

/// <summary>A case that went wrong.</summary>
/// <param name="Where">Data set and file.</param>
/// <param name="Truth">What is right.</param>
/// <param name="Got">What was answered.</param>
/// <param name="Reason">Why, as far as the pipeline itself can tell.</param>
/// <param name="Badness">How bad it is: the worst are listed.</param>
internal sealed record EvaluationMiss(string Where, string Truth, string Got, string Reason, double Badness);
