namespace Forecast.Gpu;

/// <summary>A back end that was chosen by its name.</summary>
/// <param name="BackEnd">The back end.</param>
/// <param name="Note">Why it is another than was asked for, and what was looked for; null where it is the one.</param>
/// <remarks>What happens to it while it runs is said by <see cref="IBackEnd.Note"/>.</remarks>
public sealed record BackEndChoice(IBackEnd BackEnd, string? Note);
