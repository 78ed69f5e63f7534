namespace Forecast.Tests.Data;

/// <summary>Small tables made by hand, one for each style of header the public tables have had.</summary>
internal static class PublicTables
{
    /// <summary>February 2022: full dates, All and Record in place of domains, plain numbers.</summary>
    public const string Paper = """
        System,Domain,Task,Organization(s),Publication date,Year,Reference,Link,Inclusion criteria,Parameters,Training compute (FLOPs),Training dataset size (datapoints),Equivalent training time (hours),Training cost (2020 USD),Type of developer,Era
        Theseus,Record,Maze solving,Bell Laboratories,1952-01-01T00:00:00,1952,Mighty Mouse,https://example.org/mouse,,40.0,40.0,,,,Academia,Pre Deep Learning Era
        GoTwo,All,"Go, Chess","Google Research, Brain Team",2016-03-04T00:00:00,2016,Playing two games,http://example.org/go,Historical relevance,,3e+20,19M utterences,9.0,,Company,Large Scale Era
        GoTwo,All,Go,DeepMind,2016-03-04T00:00:00,2016,Playing two games,http://example.org/go,,,4e+20,,,,,Large Scale Era
        ,Record,,"IDSIA ; SUPSI",2014-01-05T00:00:00,2014,A paper without a system,https://example.org/paper,SOTA Improvement,,1e+18,,,,,Large Scale Era
        """;

    /// <summary>May 2022: dates of four kinds, exponents, zeros, a blank row.</summary>
    public const string Spreadsheet = """
        System,Domain,Task,Organization(s),Organization Categorization,Publication date,Year,Reference,Link,Inclusion criteria,Parameters,Training compute (FLOPs),Training dataset size (datapoints),Training cost (2020 USD),Compute Sponsor Categorization
        Theseus,Other,Maze solving,Bell Laboratories,Industry,1952,1952,Mighty Mouse,https://example.org/mouse,Historical relevance,4.00E+01,6.60E+01,"53,000",,Industry
        GoTwo,Games,Go,"University of California, Berkeley",Industry - Academia Collaboration (Academia leaning),04/03/2016,2016,Playing two games,,,0.00E+00,,,N/A,
        ,VIsion,,"MIT, Stanford",Academia,08/2009,2009,A paper without a system,https://example.org/paper,SOTA improvement,,,,,
        ,,,,,,,,,,,,,,Industry
        Soon,Text-to-Video,,Google,Research Collective,Forthcoming,2022,Soon to come,,,1.00E+09,,,1.20E+07,
        """;

    /// <summary>2024: lists by comma without space, costs with a dollar sign, the country of the organisation.</summary>
    public const string Airtable2024 = """
        System,Domain,Task,Organization,Organization categorization,Publication date,Reference,Link,Notability criteria,Parameters,Training compute (FLOP),Training dataset size (datapoints),Training time (hours),Training hardware,Hardware quantity,Name of the hardware (from Training hardware),Training compute cost (2020 USD),Open-source,Confidence,Country (from Organization)
        Mamba,Speech,Audio generation,"Carnegie Mellon University (CMU),Princeton University",,2023-12-01,Mamba,"https://example.org/a; https://example.org/b",SOTA Improvement,23400000.00,5.400000000000001e+21,,336.0,NVIDIA A100,8,NVIDIA A100,$6770000.00,Permissive license,Likely,"United States of America,United States of America"
        """;

    /// <summary>2025: Model, nested quotes in lists, bounds on the compute, dollars of 2023, power.</summary>
    public const string Airtable2025 = """"
        Model,Domain,Task,Organization,Publication date,Reference,Link,Notability criteria,Parameters,Training compute (FLOP),Training dataset size (datapoints),Training time (hours),Training hardware,Confidence,Model accessibility,Country (of organization),Hardware quantity,Organization categorization,Training compute lower bound,Training compute upper bound,Organization categorization (from Organization),Training compute cost (2023 USD),Training power draw (W)
        Climate,"Earth science,Vision",,"NVIDIA,""NERSC, Lawrence Berkeley National Laboratory""",2024-02-29,"A title
        on two lines",arxiv.org/abs/1,"Highly cited,SOTA improvement",,2e24,0.0,,"NVIDIA A100,NVIDIA H100",Speculative,Open weights (restricted use),"United States of America,France",188.0,,1e24,4e24,"Industry,Government,Industry",$22.81,1000000.5
        Odd,Language,,OpenAI,2024-03-01,,"https://example.org/x

        https://example.org/y",,,2e24,,,,Unknown,,,,Industry,3e24,1e24,,,
        """";

    /// <summary>2026: other column order, dataset size (total), a frontier box.</summary>
    public const string Notable2026 = """
        Model,Organization,Publication date,Domain,Task,Parameters,Training compute (FLOP),Training dataset size (total),Confidence,Link,Reference,Organization categorization,Country (of organization),Notability criteria,Training time (hours),Training hardware,Hardware quantity,Training compute cost (2023 USD),Training power draw (W),Model accessibility,Frontier model,Hardware acquisition cost
        Inkling,Thinking Machines,2026-07-15,"Language,Multimodal",,975000000000.0,1.845e+24,45000000000000,Likely,https://example.org/i,Inkling,Industry,United States of America,Discretionary,,,,,,Open weights (unrestricted),True,0.0
        Undated,OpenAI,,Telepathy,,,,"2260275840,2290000001",Confident,,Undated,Industry,,Highly cited,,,,,,API access,,
        """;
}
