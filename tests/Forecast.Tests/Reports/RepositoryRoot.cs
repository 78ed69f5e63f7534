namespace Forecast.Tests.Reports;

/// <summary>The checkout that the tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string File(string relative)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Forecast.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, relative);
    }
}
