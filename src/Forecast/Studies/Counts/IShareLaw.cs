namespace Forecast.Studies.Counts;

/// <summary>A law by which the share of systems above a threshold goes on, fitted.</summary>
internal interface IShareLaw
{
    /// <summary>Draws of the share in a year, from 0 to 1; a draw's place is its path through all years.</summary>
    /// <param name="year">A calendar year.</param>
    double[] At(int year);
}
