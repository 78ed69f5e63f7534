using Forecast.Fitting.Results;

namespace Forecast.Models.ScalingLaws;

/// <summary>A law as its paper prints it.</summary>
/// <param name="Id">Name for machines.</param>
/// <param name="Method">How it was fitted.</param>
/// <param name="FlopConvention">How the paper counts training compute.</param>
/// <param name="Uncertainty">What the paper says is not known; empty where it says nothing.</param>
/// <param name="Source">Where it stands.</param>
public abstract record PublishedLaw(string Id, string Method, string FlopConvention, IReadOnlyList<PublishedUncertainty> Uncertainty, string Source);

/// <summary>A law as its paper prints it, in its form.</summary>
/// <typeparam name="T">The form.</typeparam>
/// <param name="Id">Name for machines.</param>
/// <param name="Law">The law.</param>
/// <param name="Method">How it was fitted.</param>
/// <param name="FlopConvention">How the paper counts training compute.</param>
/// <param name="Uncertainty">What the paper says is not known.</param>
/// <param name="Source">Where it stands.</param>
public sealed record PublishedLaw<T>(string Id, T Law, string Method, string FlopConvention, IReadOnlyList<PublishedUncertainty> Uncertainty, string Source)
    : PublishedLaw(Id, Method, FlopConvention, Uncertainty, Source);

/// <summary>What a paper says is not known of one constant.</summary>
/// <param name="Term">The constant.</param>
/// <param name="StandardError">Its standard error; not a number where the paper gives none.</param>
/// <param name="Interval">Its interval.</param>
public readonly record struct PublishedUncertainty(string Term, double StandardError, Interval Interval);
