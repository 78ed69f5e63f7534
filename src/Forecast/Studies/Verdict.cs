namespace Forecast.Studies;

/// <summary>How a published number compares with ours. Ordered from best to worst, so that a row's verdict is its maximum.</summary>
public enum Verdict
{
    /// <summary>The printed digits agree, or an interval's end agrees within Monte Carlo error and the rounding printed.</summary>
    Reproduced,

    /// <summary>Agrees with the number the authors' own code prints, not with the paper's text.</summary>
    ReproducedCode,

    /// <summary>The published number contradicts itself: an interval that does not hold its own estimate.</summary>
    Misprint,

    /// <summary>Agrees within a tolerance that is stated beside it and was fixed beforehand, not to the printed digit.</summary>
    WithinTolerance,

    /// <summary>The paper's row was computed on other data: its n is not the n of the data at hand.</summary>
    OtherDataVersion,

    /// <summary>The number rests on an input that is in no public copy; ours rests on a substitute, and is another.</summary>
    InputMissing,

    /// <summary>The same data and the same method give another number.</summary>
    Differs,
}

/// <summary>The words a verdict is printed with.</summary>
public static class VerdictText
{
    /// <summary>The verdict in the words of the report.</summary>
    public static string Text(this Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "reproduced",
        Verdict.ReproducedCode => "reproduced (code)",
        Verdict.Misprint => "misprint",
        Verdict.WithinTolerance => "within tolerance",
        Verdict.OtherDataVersion => "other data version",
        Verdict.InputMissing => "input not public",
        Verdict.Differs => "differs",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a verdict."),
    };
}
