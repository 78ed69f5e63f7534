namespace Forecast.Data.Import;

/// <summary>Turns a public table of any vintage into systems.</summary>
public static class Importer
{
    /// <summary>Imports a table.</summary>
    /// <param name="table">The table as downloaded.</param>
    /// <param name="domainsFrom">The systems of another vintage, whose domains are taken in place of the table's own; null to keep its own.</param>
    /// <returns>The systems, in the table's order, and what was dropped and changed.</returns>
    /// <exception cref="InputException">The table lacks the columns of a table of systems.</exception>
    public static (IReadOnlyList<MlSystem> Systems, ImportReport Report) Import(CsvFile table, IReadOnlyList<MlSystem>? domainsFrom = null)
    {
        var source = new SourceTable(table);
        var report = new ImportReport();
        DomainJoin? join = domainsFrom is null ? null : new DomainJoin(domainsFrom);
        var names = new SystemNames(report);
        var systems = new List<MlSystem>(table.Rows.Count);
        foreach (CsvRow row in table.Rows)
        {
            if (Import(new SourceRow(source, row, report), join, report) is { } system)
            {
                systems.Add(names.Distinguish(system, row.Number));
            }
        }

        return systems.Count > 0
            ? (systems, report)
            : throw new InputException($"'{table.Path}' has a header but no system under it; nothing was imported.");
    }

    private static MlSystem? Import(SourceRow row, DomainJoin? join, ImportReport report)
    {
        string? ownName = row.Text(SourceField.System);
        string? reference = row.Reference();
        string? link = row.Link();
        string? name = ownName ?? reference ?? link;
        if (name is null)
        {
            report.Note(row.Number, "neither name nor reference nor link; dropped");
            return null;
        }

        if (ownName is null)
        {
            report.Count($"no name; the name is the {(reference is null ? "link" : "title of the reference")}");
        }

        (DateOnly Date, DatePrecision Precision)? published = row.Published();
        double? cost = row.Quantity(SourceField.Cost);
        var system = new MlSystem
        {
            Id = "",
            Name = name,
            Organizations = row.Makers(),
            OrganizationTypes = row.Categories(SourceField.OrganizationType, SourceCategories.OrganizationTypes),
            Countries = row.List(SourceField.Country).Distinct().ToList(),
            Published = published?.Date,
            DatePrecision = published?.Precision,
            Domains = join is null ? row.Categories(SourceField.Domain, SourceCategories.Domains) : [],
            Tasks = row.List(SourceField.Task),
            Parameters = row.Quantity(SourceField.Parameters),
            TrainingCompute = row.Quantity(SourceField.TrainingCompute),
            TrainingComputeLow = row.Quantity(SourceField.TrainingComputeLow),
            TrainingComputeHigh = row.Quantity(SourceField.TrainingComputeHigh),
            DatasetSize = row.Quantity(SourceField.DatasetSize),
            Hardware = row.List(SourceField.Hardware),
            HardwareQuantity = row.Quantity(SourceField.HardwareQuantity),
            TrainingHours = row.Quantity(SourceField.TrainingHours),
            Cost = cost,
            CostDollarYear = cost is null ? null : row.DollarYear(),
            Power = row.Quantity(SourceField.Power),
            WeightsAccess = row.Category(SourceField.WeightsAccess, SourceCategories.WeightsAccess),
            Frontier = row.Flag(SourceField.Frontier),
            Notability = row.Categories(SourceField.Notability, SourceCategories.Notability),
            Confidence = row.Category(SourceField.Confidence, SourceCategories.Confidence),
            Reference = reference,
            Link = link,
        };
        system = WithSoundBounds(system, row.Number, report);
        return join is null ? system : system with { Domains = join.Find(ownName, reference, link, row.Number, report) };
    }

    private static MlSystem WithSoundBounds(MlSystem system, int row, ImportReport report)
    {
        if (system.TrainingComputeLow > system.TrainingCompute || system.TrainingComputeLow > system.TrainingComputeHigh)
        {
            report.Note(row, $"{system.Name}: the lower bound of the training compute lies above the estimate or the upper bound; left empty");
            system = system with { TrainingComputeLow = null };
        }

        if (system.TrainingComputeHigh < system.TrainingCompute)
        {
            report.Note(row, $"{system.Name}: the upper bound of the training compute lies below the estimate; left empty");
            system = system with { TrainingComputeHigh = null };
        }

        return system;
    }
}
