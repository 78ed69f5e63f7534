using System.Globalization;

namespace Forecast.Data;

/// <summary>Which systems of a dataset are meant. Every condition that is not set lets all pass.</summary>
public sealed record SystemFilter
{
    /// <summary>One of the system's domains, in any case: <see cref="Vocabulary.Domains"/>.</summary>
    public string? Domain { get; init; }

    /// <summary>One of the system's kinds of organisation, in any case: <see cref="Vocabulary.OrganizationTypes"/>.</summary>
    public string? OrganizationType { get; init; }

    /// <summary>One of the system's countries, in any case and as the source writes it.</summary>
    public string? Country { get; init; }

    /// <summary>First day of publication; a system without a date does not pass.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of publication; a system without a date does not pass.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether the source calls the system a frontier model; a system of a vintage that does not say passes neither way.</summary>
    public bool? Frontier { get; init; }

    /// <summary>Whether the source gives a reason to count the system as notable.</summary>
    public bool? Notable { get; init; }

    /// <summary>Whether the training compute is known.</summary>
    public bool? HasCompute { get; init; }

    /// <summary>The systems that pass, in the order given.</summary>
    /// <exception cref="InputException">A domain, kind of organisation or country that does not exist.</exception>
    public IReadOnlyList<MlSystem> Apply(IReadOnlyList<MlSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        RequireDays();
        IEnumerable<string> types = Vocabulary.OrganizationTypes.Concat(systems.SelectMany(s => s.OrganizationTypes));
        string? domain = Known(Domain, Vocabulary.Domains.Concat(systems.SelectMany(s => s.Domains)), "domain");
        string? type = Known(OrganizationType, types, "type of organisation");
        string? country = Known(Country, systems.SelectMany(s => s.Countries), "country of this table");
        return systems.Where(s =>
            (domain is null || s.Domains.Contains(domain, StringComparer.OrdinalIgnoreCase))
            && (type is null || s.OrganizationTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
            && (country is null || s.Countries.Contains(country, StringComparer.OrdinalIgnoreCase))
            && (From is null || s.Published >= From)
            && (To is null || s.Published <= To)
            && (Frontier is null || s.Frontier == Frontier)
            && (Notable is null || s.Notability.Count > 0 == Notable)
            && (HasCompute is null || s.TrainingCompute is not null == HasCompute)).ToList();
    }

    /// <summary>Refuses a window in which no day lies.</summary>
    /// <exception cref="InputException"><see cref="From"/> is later than <see cref="To"/>.</exception>
    public void RequireDays()
    {
        if (From > To)
        {
            throw new InputException($"No day lies from {Iso(From)} to {Iso(To)}; the first must not be later than the second.");
        }
    }

    /// <summary>The filter in words, for the line under a number.</summary>
    public string Describe()
    {
        var words = new List<string>();
        Add(Domain, $"domain {Canonical(Vocabulary.Domains, Domain)}");
        Add(OrganizationType, $"organisation type {Canonical(Vocabulary.OrganizationTypes, OrganizationType)}");
        Add(Country, $"country {Country}");
        Add(From, $"published from {Iso(From)}");
        Add(To, From is null ? $"published up to {Iso(To)}" : $"to {Iso(To)}");
        Add(Frontier, Frontier == true ? "frontier models" : "not frontier models");
        Add(Notable, Notable == true ? "notable" : "not notable");
        Add(HasCompute, HasCompute == true ? "training compute known" : "training compute unknown");
        return words.Count == 0 ? "all systems" : string.Join(", ", words);

        void Add(object? condition, string text)
        {
            if (condition is not null)
            {
                words.Add(text);
            }
        }
    }

    private static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string? Canonical(IReadOnlyList<string> vocabulary, string? text) =>
        text is null ? null : Vocabulary.Find(vocabulary, text.Trim()) ?? text;

    private static string? Known(string? asked, IEnumerable<string> allowed, string what)
    {
        if (asked is null)
        {
            return null;
        }

        List<string> values = allowed.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return Vocabulary.Find(values, asked.Trim())
            ?? throw new InputException($"'{asked}' is not a {what}. Allowed: {string.Join(", ", values)}.");
    }
}
