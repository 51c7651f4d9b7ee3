// How sure an answer has to be: by its kind, and by how far the speech stands out of the noise.
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Words;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Words;

public sealed class AnswerJudgeTests
{
    private const double Quiet = 30;
    private const double Noisy = 10;

    private static readonly AnswerJudge Judge = new(new SpeechCalibration
    {
        Digit = 0.8f,
        Digits = 0.7f,
        NoisyBelow = 20,
        NoisyDigit = 0.95f,
        NoisyDigits = 0.9f,
        YesNo = 0.8f,
    });

    [Theory]
    [InlineData(1, 0.85, Quiet, true)]
    [InlineData(1, 0.85, Noisy, false)]
    [InlineData(1, 0.96, Noisy, true)]
    [InlineData(3, 0.75, Quiet, true)]
    [InlineData(3, 0.85, Noisy, false)]
    [InlineData(3, 0.92, Noisy, true)]
    public void Digits_in_noise_have_to_be_surer(int words, double probability, double contrast, bool accepted) =>
        Assert.Equal(accepted, Answer(SpeechKind.Digits, words, probability, contrast).Accepted);

    [Fact]
    public void Yes_and_no_need_the_same_in_any_room() =>
        Assert.True(Answer(SpeechKind.YesNo, 1, 0.85, Noisy).Accepted);

    [Fact]
    public void An_answer_that_is_not_sure_enough_is_asked_back_with_its_text()
    {
        var answer = Answer(SpeechKind.Digits, 1, 0.85, Noisy);

        Assert.Equal((SpeechKind.Digits, "7"), (answer.Kind, answer.Text));
    }

    // Without an intercept and a margin the confidence is the probability itself.
    private static SpeechAnswer Answer(SpeechKind kind, int words, double probability, double contrast) => Judge.Judge(
        new Evidence(kind, "7", words, Math.Log(probability), 0) { Contrast = contrast });
}
