namespace Forecast.Studies;

/// <summary>How a published number compares with ours, as <see cref="Comparison"/> decided it.</summary>
/// <param name="Published">The number as published.</param>
/// <param name="Verdict">How it compares.</param>
/// <param name="Evidence">What the verdict rests on, in one sentence.</param>
public sealed record Judgement(Published Published, Verdict Verdict, string Evidence);
