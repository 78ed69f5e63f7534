using Forecast.Data;
using Forecast.Data.Import;

namespace Forecast.Tests.Data;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("6.60E+01", 66)]
    [InlineData("1,024", 1024)]
    [InlineData("12,345,678.5", 12345678.5)]
    [InlineData("$6770000.00", 6770000)]
    [InlineData("5.400000000000001e+21", 5.400000000000001e+21)]
    public void Numbers_are_read_as_they_are_written(string text, double number)
    {
        Assert.Equal(number, SourceNumber.Read(text, out string? problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("N/A", "not a number")]
    [InlineData("19M utterences", "not a number")]
    [InlineData("2260275840,2290000001", "several numbers in one cell")]
    [InlineData("14180000,14180000", "several numbers in one cell")]
    [InlineData("1,02", "several numbers in one cell")]
    [InlineData("0.00E+00", "0 stands for missing")]
    [InlineData("-5", "not positive")]
    [InlineData("1e999", "not a finite number")]
    [InlineData("NaN", "not a finite number")]
    public void What_is_no_quantity_is_missing_with_a_reason(string text, string reason)
    {
        Assert.Null(SourceNumber.Read(text, out string? problem));
        Assert.Equal(reason, problem);
    }

    [Theory]
    [InlineData("2022-01-20T00:00:00", "2022-01-20", DatePrecision.Day)]
    [InlineData("2022-01-20", "2022-01-20", DatePrecision.Day)]
    [InlineData("9/1/1980", "1980-01-09", DatePrecision.Day)]
    [InlineData("31/12/1999", "1999-12-31", DatePrecision.Day)]
    [InlineData("08/2009", "2009-08-15", DatePrecision.Month)]
    [InlineData("2009-08", "2009-08-15", DatePrecision.Month)]
    [InlineData("1959", "1959-07-02", DatePrecision.Year)]
    public void Dates_of_every_vintage_are_read_with_their_precision(string text, string date, DatePrecision precision) =>
        Assert.Equal((DateOnly.Parse(date, null), precision), SourceDate.Read(text));

    [Theory]
    [InlineData("Forthcoming")]
    [InlineData("12/31/1999")]
    [InlineData("30/02/2020")]
    [InlineData("")]
    public void What_is_no_date_is_none(string text) => Assert.Null(SourceDate.Read(text));

    [Theory]
    [InlineData("2010", "2010-01-01", "2010-12-31")]
    [InlineData("2012-02", "2012-02-01", "2012-02-29")]
    [InlineData("2010-05-17", "2010-05-17", "2010-05-17")]
    public void A_typed_year_means_its_first_day_as_a_start_and_its_last_as_an_end(string text, string from, string to)
    {
        Assert.Equal(DateOnly.Parse(from, null), DateText.ParseFrom(text));
        Assert.Equal(DateOnly.Parse(to, null), DateText.ParseTo(text));
    }

    [Theory]
    [InlineData("20100")]
    [InlineData("2010-13")]
    [InlineData("17/05/2010")]
    public void A_typed_date_that_is_none_is_answered_with_what_is_allowed(string text)
    {
        InputException e = Assert.Throws<InputException>(() => DateText.ParseFrom(text));
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
        Assert.Contains("2010-05-17", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("University of Chicago & Toyota Technological Institute, Chicago & University of California, Irvine", 3)]
    [InlineData("commendo research & consulting", 1)]
    [InlineData("AT&T Labs, Texas A&M", 2)]
    [InlineData("Deepmind, Berkeley", 2)]
    [InlineData("DeepMind, University of Oxford, Google Brain, Carnegie Mellon University,", 4)]
    public void Makers_in_free_text_are_counted_as_a_reader_would(string text, int makers) =>
        Assert.Equal(makers, SourceList.Makers(text, isFreeText: true).Count);

    [Theory]
    [InlineData("GPT-4", "gpt-4")]
    [InlineData("  GNMT (2016) ", "gnmt-2016")]
    [InlineData("PanGu-Σ", "pangu-σ")]
    [InlineData("???", "system")]
    public void A_slug_is_lower_case_letters_digits_and_hyphens(string name, string slug) => Assert.Equal(slug, Slug.Of(name));
}
